import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { StartRefusal } from '../db/refusal.ts';

const UuidSchema = v.pipe(v.string(), v.uuid());

/** What is to be erased: ids and keyed hashes, nothing that says who it was. One line of the file of receipts. */
const ReceiptSchema = v.object({
  id: UuidSchema,
  tenant: UuidSchema,
  what: v.picklist(['person', 'course', 'tenant']),
  /** The id of the person, course or school. */
  subject: UuidSchema,
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** Of the person's LMS id, so that a class list does not bring them back. */
  hashes: v.array(v.string()),
});
export type Receipt = v.InferOutput<typeof ReceiptSchema>;

/** All receipts of a file, oldest first; none when there is no file yet. Throws StartRefusal for a line that is none. */
export function readReceipts(file: string): Receipt[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new StartRefusal('receipts', `The file of erasures, ${file}, cannot be read.`);
  }
  const lines = text.split('\n').map((line, at) => ({ line, at: at + 1 }));
  return lines.flatMap(({ line, at }) => {
    if (line.trim() === '') return [];
    const receipt = v.safeParse(v.pipe(v.string(), v.parseJson(), ReceiptSchema), line);
    if (!receipt.success)
      throw new StartRefusal('receipts', `Line ${at} of ${file} is no receipt of an erasure.`);
    return [receipt.output];
  });
}

/** Throws StartRefusal where no receipt could be written: an erasure would fail only when somebody asks for it. */
export function checkReceipts(file: string): void {
  try {
    accessSync(existsSync(file) ? file : path.dirname(file), constants.W_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new StartRefusal(
      'receipts',
      `The file of erasures, ${file}, cannot be written (${code}).`,
    );
  }
}

/** On the disk before the erasure begins: one that is cut off is finished at the next start. */
export function writeReceipt(file: string, receipt: Receipt): void {
  const open = openSync(file, 'a', 0o600);
  try {
    writeSync(open, `${JSON.stringify(receipt)}\n`);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
