import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CityEvent } from '../../contract/event.ts';
import { eventText } from '../wire/event-text.ts';

/** Longest that the event loop is kept. */
const TURN_MS = 10;
const PIECE = 250;

/**
 * The JSON of a step with very many events, in memory that both threads see: handing over a text of
 * 50,000 would keep the event loop for a tenth of a second. `head` ends before the list.
 */
export async function sharedBody(head: string, events: readonly CityEvent[]): Promise<Uint8Array> {
  let turnStarted = performance.now();
  const rest = async (): Promise<void> => {
    if (performance.now() - turnStarted < TURN_MS) return;
    await nextTurn();
    turnStarted = performance.now();
  };
  const pieces = [Buffer.from(`${head}[\n`)];
  for (let from = 0; from < events.length; from += PIECE) {
    const text = events
      .slice(from, from + PIECE)
      .map(eventText)
      .join(',\n');
    pieces.push(Buffer.from(from === 0 ? text : `,\n${text}`));
    await rest();
  }
  pieces.push(Buffer.from('\n]}'));
  const body = new Uint8Array(
    new SharedArrayBuffer(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)),
  );
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.byteLength;
    await rest();
  }
  return body;
}
