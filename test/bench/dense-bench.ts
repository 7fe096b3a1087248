import { applyFrame, noTables } from '../../client/city/dense-apply.ts';
import { decodeFrame, type DecodedFrame } from '../../client/city/dense-decode.ts';
import type { PositionEvent } from '../../contract/event.ts';
import { changesFrame, keyFrame } from '../../server/wire/dense-frame.ts';
import { denseTable, nextTable } from '../../server/wire/dense-table.ts';
import { instantAtMinute } from '../support/city-events.ts';
import { positionAt } from '../support/positions.ts';
import { median, type Figure } from './figure.ts';

/** The buses of a city of ten million. */
const VEHICLES = 7_000;
const ROUNDS = 21;
/** Until the loops are compiled. */
const WARM_ROUNDS = 10;
/** What takes microseconds runs often in a turn, or it is the caches that are measured. */
const LEAST_TURN_MS = 3;

function fleet(minute: number): readonly PositionEvent[] {
  return Array.from({ length: VEHICLES }, (_, bus) => {
    const event = positionAt(bus % 1000, minute);
    const subject = `position/bus/${bus}`;
    const data = { ...event.data, bearingDeg: (bus * 7) % 360, speedKmh: bus % 60 };
    return { ...event, subject, data: { ...data, route: { id: `r-${bus % 700}` } } };
  });
}

/**
 * All 7,000 vehicles of a city move: bytes a row, and time to encode, decode and write to the table.
 * Baseline: the same events as the JSON of a delta.
 */
export function denseFigures(): readonly Figure[] {
  const [then, since] = [fleet(1), fleet(2)];
  const before = denseTable('positions', then);
  const after = nextTable(before, since, []);
  const head = { epoch: 'e', seq: 2, now: instantAtMinute(3) };
  const changes = (): Uint8Array =>
    changesFrame(before, after, { ...head, after: 1 }) ?? new Uint8Array();
  const [key, moved] = [keyFrame(before, { ...head, seq: 1 }), changes()];
  const held = applyFrame(noTables().positions, frameOf(key));
  if (held.status !== 'applied') throw new Error('no table');
  const text = JSON.stringify(since);
  const frame = frameOf(moved);
  const times = interleaved({
    encode: () => void changes(),
    encodeJson: () => void JSON.stringify(since),
    decode: () => void frameOf(moved),
    apply: () => void applyFrame(held.table, frame),
    decodeJson: () => void JSON.parse(text),
  });
  const perRow = moved.byteLength / VEHICLES;
  const json = { baseline: 'the same events as JSON' };
  return [
    {
      name: 'frame.positions.bytes-per-row',
      value: Math.round(perRow * 100) / 100,
      unit: 'B',
      ratio: moved.byteLength / text.length,
      ...json,
    },
    {
      name: 'frame.positions.key-bytes-per-row',
      value: Math.round((key.byteLength / VEHICLES) * 100) / 100,
      unit: 'B',
      ratio: key.byteLength / text.length,
      ...json,
    },
    timed('frame.positions.encode-us', times.encode, times.encodeJson),
    timed('frame.positions.decode-us', times.decode, times.decodeJson),
    timed('frame.positions.apply-us', times.apply, times.decodeJson),
  ];

  function timed(name: string, ms: number, baselineMs: number): Figure {
    return { name, value: Math.round(ms * 1000), unit: 'µs', ratio: ms / baselineMs, ...json };
  }
}

function frameOf(bytes: Uint8Array): DecodedFrame<'positions'> {
  const read = decodeFrame(bytes);
  if (!read.ok) throw new Error(read.problem);
  return read.frame as DecodedFrame<'positions'>;
}

/** Medians of works that take turns, ms. */
function interleaved<K extends string>(works: Readonly<Record<K, () => void>>): Record<K, number> {
  const names = Object.keys(works) as K[];
  const turn = (): readonly number[] =>
    names.map((name) => {
      const work: () => void = works[name];
      const started = performance.now();
      let runs = 0;
      for (; performance.now() - started < LEAST_TURN_MS; runs += 1) work();
      return (performance.now() - started) / runs;
    });
  for (let round = 0; round < WARM_ROUNDS; round += 1) turn();
  const rounds = Array.from({ length: ROUNDS }, turn);
  const medians = names.map((name, index) => [name, median(rounds.map((row) => row[index] ?? 0))]);
  return Object.fromEntries(medians) as Record<K, number>;
}
