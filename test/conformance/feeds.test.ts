import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layerOfEvent } from '../../contract/layer-of-event.ts';
import type { Connector } from '../../server/feed-kit/define-connector.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureCases, hasFixtures, strayFixtures } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { breaches } from './event-rules.ts';
import { HOSTILE_BODIES } from './hostile-bodies.ts';
import { poisoned } from './poisoned.ts';

/** Raise it with every feed, so that none can vanish unseen. */
const MIN_FEEDS = 39;
const MIN_CASES = 4;

const FEEDS = join(import.meta.dirname, '../../server/feeds');
const ids = readdirSync(FEEDS)
  .filter((file) => file.endsWith('.feed.ts'))
  .map((file) => file.replace('.feed.ts', ''));

test(`there are at least ${MIN_FEEDS} feeds`, () => {
  expect(ids.length).toBeGreaterThanOrEqual(MIN_FEEDS);
});

test.each(ids)('%s has fixtures', (id) => {
  expect(hasFixtures(id)).toBe(true);
});

describe.each(ids.filter(hasFixtures))('%s', async (id) => {
  const { default: connector } = (await import(join(FEEDS, `${id}.feed.ts`))) as {
    default: Connector;
  };
  const city = feedContext(connector);
  const cases = fixtureCases(id);
  const readings = cases.map(({ name, frame }) => ({ name, reading: connector.read(frame, city) }));

  test('says who it is, whose the data are, and how often to ask', () => {
    const { source, cadence } = connector;
    expect(connector.id).toBe(id);
    expect(source.licence).not.toBe('');
    expect(source.attribution).not.toBe('');
    expect(connector.title.ko).not.toBe('');
    expect(connector.standard).not.toBe('');
    expect(cadence.everySec).toBeGreaterThanOrEqual(10);
    expect(cadence.everySec).toBeLessThanOrEqual(86_400);
    const needsLag = connector.emits.includes('observation');
    expect(!needsLag || (cadence.lagSec ?? 0) > 0).toBe(true);
  });

  test('names its calls once each, with the key only as a placeholder', () => {
    const calls = connector.source.calls(city, '2022-08-08T12:05:00.000Z');
    if (connector.source.transport !== 'poll') return;
    expect(calls.length).toBeGreaterThan(0);
    expect(new Set(calls.map(({ name }) => name)).size).toBe(calls.length);
    const needsKey =
      connector.source.keyEnv !== undefined && connector.source.headers === undefined;
    expect(calls.filter(({ path }) => path.includes('{KEY}') !== needsKey)).toEqual([]);
  });

  test(`has at least ${MIN_CASES} cases, all of them listed`, () => {
    expect(cases.length).toBeGreaterThanOrEqual(MIN_CASES);
    expect(strayFixtures(id)).toEqual([]);
    expect(readings.some(({ reading }) => reading.events.length > 0)).toBe(true);
  });

  test('an error envelope is a fault and says nothing of the city', () => {
    const errors = readings.filter(({ name }) => name.startsWith('error'));
    expect(errors.length).toBeGreaterThan(0);
    for (const { reading } of errors) {
      expect(reading).toMatchObject({ events: [], rejects: [] });
      expect(reading.fault?.code).not.toBe('');
      expect(['config', 'quota', 'source', 'ours']).toContain(reading.fault?.kind);
      expect(reading.complete).toBeUndefined();
    }
  });

  test('the same frame gives the same reading', () => {
    for (const [index, { frame }] of cases.entries()) {
      expect(connector.read(frame, city)).toEqual(readings[index]?.reading);
    }
  });

  test('every event keeps the contract', () => {
    const events = readings.flatMap(({ reading }) => reading.events);
    expect(events.flatMap((event) => breaches(event, city.id, city.bounds))).toEqual([]);
    expect(events.filter(({ kind }) => !connector.emits.includes(kind))).toEqual([]);
    const { tells } = connector;
    const told = new Set(events.map(layerOfEvent));
    expect([...told].filter((layer) => tells?.includes(layer) === false)).toEqual([]);
  });

  test('an id means one thing: two events of the same id are the same', () => {
    for (const { reading } of readings) {
      for (const [key, same] of Map.groupBy(reading.events, (event) => event.id)) {
        expect(new Set(same.map(({ data }) => JSON.stringify(data))).size, key).toBe(1);
      }
    }
  });

  test.each(Object.entries(HOSTILE_BODIES))('%s is a reject or a fault', (_name, body) => {
    const calls = connector.source.calls(city, '2022-08-08T12:05:00.000Z');
    for (const call of new Set(['list', calls[0]?.name ?? 'list'])) {
      const { events, rejects, fault, complete } = connector.read(
        frameOf(id, body, { call }),
        city,
      );
      expect(events).toEqual([]);
      expect(rejects.length > 0 || fault !== undefined).toBe(true);
      expect(complete).toBeUndefined();
    }
  });

  test('one value replaced, wherever it is, never throws and never breaks the contract', () => {
    for (const { frame } of cases) {
      for (const body of isText(frame.body) ? poisoned(frame.body) : []) {
        const { events } = connector.read({ ...frame, body }, city);
        const broken = events.flatMap((event) => breaches(event, city.id, city.bounds));
        expect(broken, new TextDecoder().decode(body)).toEqual([]);
      }
    }
  });

  test('a good answer cut off anywhere never throws and never lists all that is in force', () => {
    for (const { frame } of cases) {
      for (let part = 1; part < 20; part += 1) {
        const length = Math.floor((frame.body.byteLength * part) / 20);
        const cut = { ...frame, body: frame.body.subarray(0, length) };
        expect(connector.read(cut, city).complete).toBeUndefined();
      }
    }
  });
});

/** JSON or XML: what can be taken apart by value. */
function isText(body: Uint8Array): boolean {
  const text = new TextDecoder().decode(body);
  if (/^\s*</.test(text)) return true;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
