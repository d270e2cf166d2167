import { useSignal } from '@preact/signals';
import { LINK_LIMIT, TEXT_LIMIT } from '../../model/limits.ts';
import type { Outcome } from '../../store/client.ts';
import { usePhrases } from '../setting.tsx';
import { useKept } from '../useKept.ts';
import { Field, type FieldProps } from './Field.tsx';

/** A field that saves as you type. `name` is the same for the same words everywhere (record and field). */
export function KeptField({
  name,
  stored,
  save,
  check,
  ...rest
}: Omit<FieldProps, 'value' | 'onInput' | 'onBlur' | 'problem'> & {
  name: string;
  stored: string;
  save: (text: string) => Promise<Outcome>;
  /** A sentence when the words do not fit; they stay in the field all the same. `typing`: more of them may come. */
  check?: (text: string, typing: boolean) => string | null;
}) {
  const { say } = usePhrases();
  const limit = rest.limit ?? (rest.kind === 'link' ? LINK_LIMIT : TEXT_LIMIT);
  const kept = useKept(name, stored, limit, save);
  // Who checks says it better than `bad_value`, or lets half an answer pass until it is whole.
  const checked = check !== undefined && kept.code === 'bad_value';
  const refused = kept.code === null || checked ? null : say(`error.${kept.code}`);
  const typing = useSignal(false);
  const problem = check?.(kept.text, typing.value) ?? refused;
  return (
    <Field
      {...rest}
      limit={limit}
      value={kept.text}
      onInput={(text) => {
        typing.value = true;
        kept.write(text);
      }}
      onBlur={() => {
        typing.value = false;
        kept.flush();
      }}
      problem={problem}
    />
  );
}
