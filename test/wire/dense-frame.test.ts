import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyFrame, noTables } from '../../client/city/dense-apply.ts';
import { decodeFrame } from '../../client/city/dense-decode.ts';
import { selectRawIds } from '../../client/city/select-raw-ids.ts';
import { CITY_LAYERS } from '../../client/map/layer-registry.ts';
import { drawLayers } from '../../client/map/draw-layers.ts';
import { foldFrames } from '../../client/city/dense-fold.ts';
import { DENSE_TOPICS, type DenseTopic } from '../../contract/dense-frame.ts';
import type { CityEvent, ObservationEvent } from '../../contract/event.ts';
import { denseStream } from '../../server/hub/dense-stream.ts';
import { changesFrame, keyFrame } from '../../server/wire/dense-frame.ts';
import { denseTable, nextTable } from '../../server/wire/dense-table.ts';
import { cityOf, decoded } from '../client/flood-city.ts';
import { anyChanges, anyVehicle, NOW } from '../support/any-dense.ts';
import { rowsOfEvents, rowsOfTables } from '../support/dense-rows.ts';
import { mapContext } from '../client/map-context.ts';
import { observationAt } from '../support/city-events.ts';
import { positionAt } from '../support/positions.ts';

const EPOCH = 'e1';
const START = { epoch: EPOCH, seq: 1 };

/** A server and what it holds, by subject. */
function server() {
  const held = new Map<string, CityEvent>();
  const stream = denseStream(START, NOW, []);
  let seq = START.seq;
  return {
    held,
    keys: () => DENSE_TOPICS.map((topic) => stream.key(topic)),
    /** Takes changes; frames as they are sent. */
    take: ({
      upserts,
      removals,
    }: {
      upserts: readonly CityEvent[];
      removals: readonly string[];
    }) => {
      for (const subject of removals) held.delete(subject);
      for (const event of upserts) held.set(event.subject, event);
      stream.take({ epoch: EPOCH, from: seq + 1, to: (seq += 1), now: NOW, upserts, removals });
      return DENSE_TOPICS.flatMap((topic) => stream.newest(topic) ?? []);
    },
  };
}

const anySession = fc.array(
  fc.record({ changes: anyChanges, isLost: fc.boolean(), isJoining: fc.boolean() }),
  { minLength: 1, maxLength: 15 },
);

test('the client’s columns say what the server’s events say; what was lost is a hole at the next frame', () => {
  let holes = 0;
  fc.assert(
    fc.property(anySession, (session) => {
      const { held, keys, take } = server();
      let city = foldFrames(cityOf([]), keys().map(decoded)).city;
      let missed = new Set<DenseTopic>();
      for (const { changes, isLost, isJoining } of session) {
        const sent = take(changes).map(decoded);
        if (isLost) {
          for (const { header } of sent) missed.add(header.topic);
          continue;
        }
        const folded = foldFrames(city, sent);
        expect(folded.isGap).toBe(sent.some(({ header }) => missed.has(header.topic)));
        city = folded.city;
        if (folded.isGap || isJoining) {
          city = foldFrames(city, keys().map(decoded)).city;
          missed = new Set();
          holes += folded.isGap ? 1 : 0;
        }
        if (missed.size > 0) continue;
        expect(rowsOfTables(city.dense)).toEqual(rowsOfEvents(held.values()));
      }
    }),
    { numRuns: 250 },
  );
  expect(holes).toBeGreaterThan(50);
});

test('a frame between any two tables leads from the one to the other', () => {
  const anyFleet = fc.array(anyVehicle, { maxLength: 20 });
  fc.assert(
    fc.property(anyFleet, anyFleet, (one, other) => {
      const [before, after] = [one, other].map((fleet) => denseTable('positions', fleet));
      if (before === undefined || after === undefined) throw new Error('no tables');
      const first = cityOf(one);
      const bytes = changesFrame(before, after, { ...START, seq: 2, now: NOW, after: 1 });
      const city = bytes === undefined ? first : foldFrames(first, [decoded(bytes)]).city;
      const last = new Map(other.map((event) => [event.subject, event]));
      expect(rowsOfTables(city.dense)).toEqual(rowsOfEvents(last.values()));
    }),
    { numRuns: 100 },
  );
});

test('a frame that is lost is a hole; a repeat changes nothing; another epoch is not believed', () => {
  const before = denseTable('positions', [positionAt(1, 1)]);
  const moved = nextTable(before, [positionAt(1, 2)], []);
  const gone = nextTable(moved, [], ['position/bus/1']);
  const key = decoded(keyFrame(before, { ...START, now: NOW }));
  const lead = (from: typeof before, to: typeof before, seq: number, epoch = EPOCH) =>
    decoded(changesFrame(from, to, { epoch, seq, now: NOW, after: seq - 1 }) ?? new Uint8Array());
  const [second, third] = [lead(before, moved, 2), lead(moved, gone, 3)];
  const city = foldFrames(cityOf([]), [key]).city;
  expect(foldFrames(city, [third])).toMatchObject({ isGap: true, city });
  expect(foldFrames(city, [second, third]).isGap).toBe(false);
  const later = foldFrames(city, [second]).city;
  expect(foldFrames(later, [second])).toMatchObject({ isGap: false, city: later });
  const other = lead(before, moved, 2, 'e2');
  expect(foldFrames(city, [other])).toEqual({ city, isGap: false, waiting: [other] });
  const { positions } = noTables();
  expect(applyFrame(positions, second as never)).toEqual({ status: 'gap' });
});

test('what is told once is not told again: a vehicle that moves costs its row, not its name', () => {
  const before = denseTable('positions', [positionAt(1, 1), positionAt(2, 1)]);
  const after = nextTable(before, [positionAt(1, 2)], []);
  const bytes = changesFrame(before, after, { ...START, seq: 2, now: NOW, after: 1 });
  const { header, slots } = decoded(bytes ?? new Uint8Array());
  expect(header).toMatchObject({ after: 1, rows: 1, entries: [], removed: [] });
  expect([...slots]).toEqual([0]);
});

test('a slot that is free is used again, and the table shrinks behind the last', () => {
  const before = denseTable(
    'positions',
    [1, 2, 3].map((bus) => positionAt(bus, 1)),
  );
  const less = nextTable(before, [], ['position/bus/1', 'position/bus/3']);
  expect(less.rows.map((row) => row?.subject)).toEqual([undefined, 'position/bus/2']);
  const more = nextTable(less, [positionAt(4, 1)], []);
  expect(more.rows.map((row) => row?.subject)).toEqual(['position/bus/4', 'position/bus/2']);
  expect(nextTable(more, [positionAt(1, 1)], ['position/bus/9', 'position/bus/1'])).not.toBe(more);
  expect(nextTable(more, [], ['position/bus/9'])).toBe(more);
});

test('many slots of which few changed are listed, else they are bits; both say the same', () => {
  const fleet = (minute: number) =>
    Array.from({ length: 400 }, (_, bus) => positionAt(bus, minute));
  const before = denseTable('positions', fleet(1));
  const head = { ...START, seq: 2, now: NOW, after: 1 };
  for (const [count, slots] of [
    [3, 'list'],
    [300, 'bits'],
  ] as const) {
    const after = nextTable(before, fleet(2).slice(-count), []);
    const frame = decoded(changesFrame(before, after, head) ?? new Uint8Array());
    expect(frame.header.slots).toBe(slots);
    expect([...frame.slots]).toEqual(Array.from({ length: count }, (_, row) => 400 - count + row));
  }
});

/** Reads bytes as a page would, draws and tells what they say; false = they were refused. */
function isShown(bytes: Uint8Array): boolean {
  const read = decodeFrame(bytes);
  if (!read.ok) return false;
  const { city } = foldFrames(cityOf([]), [read.frame]);
  drawLayers(CITY_LAYERS, city, mapContext({ zoom: 15 }), []);
  selectRawIds(city);
  for (const layer of CITY_LAYERS) layer.describe(city, 'en');
  return true;
}

const roadEvent: ObservationEvent = {
  ...observationAt(1, 1),
  data: { ...observationAt(1, 1).data, observedProperty: 'traffic.speed' },
};

test.each([
  ['positions', keyFrame(denseTable('positions', [positionAt(1, 1)]), { ...START, now: NOW })],
  ['links', keyFrame(denseTable('links', [roadEvent]), { ...START, now: NOW })],
])('bytes that are no frame of %s are refused and never stop the page', (_, whole) => {
  const headerEnd = 4 + new DataView(whole.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(whole.slice(4, headerEnd))) as object;
  const [entry] = (header as { readonly entries: readonly object[] }).entries;
  const rebuilt = (changed: object): Uint8Array => {
    const text = new TextEncoder().encode(JSON.stringify(changed));
    const length = Math.ceil(text.byteLength / 4) * 4;
    const bytes = new Uint8Array(4 + length + whole.byteLength - headerEnd).fill(32);
    new DataView(bytes.buffer).setUint32(0, length, true);
    bytes.set(text, 4);
    bytes.set(whole.subarray(headerEnd), 4 + length);
    return bytes;
  };
  const strange = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(-1, 1e9, 0.5, null, [{}]),
  );
  const anyFrame = fc.oneof(
    fc.uint8Array(),
    fc.nat(whole.byteLength - 1).map((cut) => whole.slice(0, cut)),
    fc.tuple(fc.nat(whole.byteLength - 1), fc.nat(255)).map(([at, value]) => whole.with(at, value)),
    fc
      .tuple(fc.constantFrom(...Object.keys(header)), strange)
      .map(([key, value]) => rebuilt({ ...header, [key]: value })),
    fc
      .tuple(fc.constantFrom(...Object.keys(entry ?? {})), strange)
      .map(([key, value]) => rebuilt({ ...header, entries: [{ ...entry, [key]: value }] })),
  );
  expect(isShown(whole)).toBe(true);
  fc.assert(
    fc.property(anyFrame, (bytes) => typeof isShown(bytes) === 'boolean'),
    { numRuns: 400 },
  );
});

test('a frame that lies at an odd place of its buffer is read all the same', () => {
  const whole = keyFrame(denseTable('positions', [positionAt(3, 1)]), { ...START, now: NOW });
  const shifted = new Uint8Array(whole.byteLength + 1).subarray(1);
  shifted.set(whole);
  expect(decoded(shifted)).toEqual(decoded(whole));
});
