import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { nearBy } from './LongList.tsx';

/** Whether what is seen has ever come near the element of `place`, as it does to a card of a long list. */
export function useNear<T extends Element>() {
  const place = useRef<T>(null);
  const isNear = useSignal(false);
  useEffect(() => {
    if (isNear.value || place.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      isNear.value ||= entries.some((entry) => entry.isIntersecting);
    }, nearBy());
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isNear.value]);
  return { place, isNear: isNear.value };
}
