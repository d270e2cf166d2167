import { toAnnotations } from '../../annotation/write.ts';
import { newId } from '../../model/ids.ts';
import type { ExportView } from '../../store/views.ts';

/** A name every system takes: letters and digits of the label, and the day. */
function nameOf(label: string, at: number): string {
  const words =
    label
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const short = [...words.join('-')].slice(0, 40).join('');
  return ['waymark', short, new Date(at).toISOString().slice(0, 10)]
    .filter((part) => part !== '')
    .join('-');
}

export type NamedFile = { name: string; text: string };

/** The file of what a view holds; null where that is nothing. */
export function fileOf(view: ExportView, label: string, at: number): NamedFile | null {
  const file = toAnnotations(view, { id: newId(), page: newId(), label, at });
  if (file === null) return null;
  return { name: `${nameOf(label, at)}.jsonld`, text: JSON.stringify(file, null, 2) };
}
