import type { Delta } from '../../contract/delta.ts';
import { decoded, eventLines, textOfLines } from './event-lines.ts';
import type { PastRows } from './past-rows.ts';

/** More changes than this and a snapshot is the smaller answer. */
const MOST_CHANGES = 10_000;

/**
 * JSON list of the deltas after `seq`, with the positions that are recorded since; undefined if the
 * log does not lead on from there in the same epoch and with every change, or too far.
 */
export function pastSince(rows: PastRows, epoch: string, seq: number): string | undefined {
  const numbers = rows.numbers();
  if (numbers === undefined || rows.epoch() !== epoch) return undefined;
  const { first, last } = numbers;
  if (seq < first - 1 || seq > last || last - seq > MOST_CHANGES) return undefined;
  if (!rows.isWholeSince(seq)) return undefined;
  const positions = [...rows.positions(seq, Number.MAX_SAFE_INTEGER)];
  const texts: string[] = [];
  for (const step of rows.steps(seq, Number.MAX_SAFE_INTEGER)) {
    if (step.epoch !== epoch) return undefined;
    const { head, lines } = eventLines(step.body);
    const moved = positions
      .filter(({ seq: at }) => at >= step.seqFrom && at <= step.seqTo)
      .flatMap(({ body }) => eventLines(body).lines);
    const { upserts: _, ...rest } = head as Delta;
    texts.push(textOfLines(JSON.stringify(rest), 'upserts', [...lines, ...moved]));
  }
  return decoded(`[${texts.join(',')}]`);
}
