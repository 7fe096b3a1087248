import { crc32 } from 'node:zlib';
import type { DeltaRow, GapRow, KeyframeRow, PositionRow } from './log-rows.ts';

/** CRC-32 that a row of `delta_log` must carry. */
export function deltaCrc(row: Omit<DeltaRow, 'crc'>): number {
  const { seq_from, seq_to, epoch, view, at, recorded_at, time_min, body, late } = row;
  const head = [seq_from, seq_to, at, recorded_at, time_min, body.byteLength, late?.byteLength];
  const sum = crc32(body, crc32(JSON.stringify([epoch, view, ...head])));
  return late === null ? sum : crc32(late, sum);
}

/** CRC-32 that a row of `keyframe` must carry. */
export function keyframeCrc({ seq, epoch, at, body }: Omit<KeyframeRow, 'crc'>): number {
  return crc32(body, crc32(JSON.stringify([epoch, seq, at, body.byteLength])));
}

/** CRC-32 that a row of `position_log` must carry. */
export function positionCrc({ seq, at, body }: Omit<PositionRow, 'crc'>): number {
  return crc32(body, crc32(JSON.stringify([seq, at, body.byteLength])));
}

/** CRC-32 that a row of `gap` must carry. */
export function gapCrc({ seq_from, seq_to, at_from, at_to }: Omit<GapRow, 'crc'>): number {
  return crc32(JSON.stringify([seq_from, seq_to, at_from, at_to]));
}
