import type { ComponentChild } from 'preact';
import type { Phrases } from '../../locales/phrases.ts';
import { Section } from '../base/Section.tsx';
import { Shell } from '../base/Shell.tsx';
import { KeepOnPhone, PhoneCode } from '../phone/KeepOnPhone.tsx';
import { PhoneOffer, PhoneTaken } from '../phone/PhoneOffer.tsx';
import { PhoneStart } from '../phone/PhoneStart.tsx';
import { ThisPhone } from '../phone/ThisPhone.tsx';
import { Pressing } from './Pressing.tsx';
import { layla, lucia, NOW } from './people.ts';
import type { GalleryState } from './state.ts';

const nowhere = (): void => undefined;
const code = 'K7Q2M4XWZ90B';
const way = {
  code,
  expiresAt: NOW + 300_000,
  connectUrl: `https://waymark.example/home/#${code}`,
};
const getCode = async () => ({ ok: true as const, offer: way });
const offer = { code, name: lucia.name, tenant: 'Riverside School', origins: [] };

const page = (
  title: (phrases: Phrases) => string,
  child: ComponentChild,
  bottom = true,
): GalleryState => ({
  home: 'page',
  views: {},
  show: (phrases) => (
    <Shell title={title(phrases)} {...(bottom ? { wide: true } : { bottom: null, narrow: true })}>
      {child}
    </Shell>
  ),
});
const alone = (child: ComponentChild) => page(({ say }) => say('app.name'), child, false);
const asked = (child: ComponentChild) => page(({ say }) => say('phone.offer.title'), child, false);
const hello = ({ say }: Phrases) => say('home.hello', { name: lucia.name });

/** The home a phone keeps: the way there, the entrance, and the end. */
export const PHONE: Record<string, GalleryState> = {
  'learner-home-phone-keep': page(hello, <KeepOnPhone getCode={getCode} open />),
  'learner-home-phone-code': page(
    hello,
    <Section title={lucia.name}>
      <PhoneCode offer={way} blocked onRenew={nowhere} />
    </Section>,
  ),
  'learner-home-phone-start': alone(<PhoneStart ended={false} onCode={nowhere} />),
  'learner-home-phone-ended': alone(<PhoneStart ended problem="code_expired" onCode={nowhere} />),
  'learner-home-phone-offer': asked(<PhoneOffer offer={offer} onKeep={async () => null} />),
  'learner-home-phone-no-storage': asked(
    <Pressing find=".wm-button-main">
      <PhoneOffer offer={offer} onKeep={async () => 'no_storage'} />
    </Pressing>,
  ),
  'learner-home-phone-taken': asked(<PhoneTaken name={layla.name} onOpen={nowhere} />),
  'learner-home-phone-forget': page(
    hello,
    <Pressing find=".wm-button">
      <ThisPhone installing={{ by: 'hand' }} onForget={async () => false} />
    </Pressing>,
  ),
  'learner-home-phone-install': page(
    hello,
    <ThisPhone
      installing={{ by: 'press', install: async () => undefined }}
      onForget={async () => true}
    />,
  ),
};
