import { Unanswered } from './history-view.ts';

/** A place in the log; `seq` and `nth` as in `history-schema.ts`. */
export interface LogPlace {
  readonly seq: number;
  readonly nth: number;
}

/** What a page hands out to be asked on with. */
export function cursorOf({ seq, nth }: LogPlace): string {
  return Buffer.from(`${seq}.${nth}`).toString('base64url');
}

/** The place a cursor stands for: what is shown next lies before it. */
export function placeOfCursor(cursor: string): LogPlace {
  const [, seq, nth] =
    /^(\d{1,15})\.(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (seq === undefined || nth === undefined) {
    throw new Unanswered('bad-query', 'cursor: expected the `next` of a page');
  }
  return { seq: Number(seq), nth: Number(nth) };
}
