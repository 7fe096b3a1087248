import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import type { Connector } from '../../server/feed-kit/define-connector.ts';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import { traceEvent } from '../../server/trace/trace-event.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureCases, fixtureFrame } from '../support/fixture-cases.ts';

const FEEDS = join(import.meta.dirname, '../../server/feeds');
const ids = readdirSync(FEEDS)
  .filter((file) => file.endsWith('.feed.ts'))
  .map((file) => file.replace('.feed.ts', ''));
/** Of each feed, so that all are gone through in a few seconds. */
const CASES = 2;

/** What an event is told by: without it there is nothing to trace. */
const TELLS =
  /^data\.(?:result|headline|value|state|title|speedKmh|name|geometry|service|options)\b/;

async function connectorOf(id: string): Promise<Connector> {
  const module = (await import(join(FEEDS, `${id}.feed.ts`))) as { default: Connector };
  return module.default;
}

function traced(connector: Connector, frame: RawFrame, event: CityEvent) {
  const city = feedContext(connector);
  return traceEvent({ connector, city, frame, event, nowMs: () => performance.now() });
}

test.for(ids)(
  '%s: the bytes that made what an event tells are found',
  { timeout: 60_000 },
  async (id) => {
    const connector = await connectorOf(id);
    const city = feedContext(connector);
    const cases = fixtureCases(id).flatMap(({ frame }) => {
      const event = connector
        .read(frame, city)
        .events.find(({ kind, data }) => kind !== 'observation' || numberIn(data) !== undefined);
      return event === undefined ? [] : [{ frame, event }];
    });
    expect(cases.length).toBeGreaterThan(0);
    for (const { frame, event } of cases.slice(0, CASES)) {
      const { state, fields, differs } = traced(connector, frame, event);
      expect(state, event.id).toBe('traced');
      expect(differs, event.id).toEqual([]);
      const value = numberIn(event.data);
      const telling = fields.filter(
        ({ makes, table }) =>
          table === undefined &&
          makes.some((path) => (value === undefined ? TELLS.test(path) : path === 'data.result')),
      );
      expect(telling, event.id).not.toEqual([]);
      for (const { byteFrom, byteTo, text } of telling.filter(({ text: own }) => isAscii(own))) {
        const bytes = Buffer.from(frame.body.subarray(byteFrom, byteTo)).toString('latin1');
        expect([bytes.slice(0, text.length), bytesAsHex(bytes).slice(0, text.length)]).toContain(
          text,
        );
      }
    }
  },
);

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
const bytesAsHex = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('hex');

function numberIn(data: CityEvent['data']): number | undefined {
  return 'result' in data && typeof data.result === 'number' ? data.result : undefined;
}

test('a gauge: which cell is its value, which its time, what the register adds, what nobody reads', async () => {
  const connector = await connectorOf('seoul-rainfall');
  const frame = fixtureFrame('seoul-rainfall', 'normal');
  const { events } = connector.read(frame, feedContext(connector));
  const event = events[1];
  if (event?.kind !== 'observation') throw new Error('no gauge');
  const { fields, rest, row, form } = traced(connector, frame, event);
  const made = (property: string): readonly string[] =>
    fields
      .filter(({ makes }) => makes.includes(property))
      .map(({ path }) => path.split('.').at(-1) ?? '');
  expect(form).toBe('json');
  expect(made('data.result')).toEqual(['RN_10M']);
  expect(made('data.phenomenonTime')).toEqual(['DATA_CLCT_TM']);
  expect(fields.filter(({ makes, decides }) => makes.length === 0 && decides !== true)).not.toEqual(
    [],
  );
  expect(rest).toContainEqual({ property: 'data.geometry', from: 'registry' });
  expect(rest).toContainEqual({ property: 'recordedtime', from: 'receipt' });
  const value = fields.find(({ makes }) => makes.includes('data.result'));
  expect(Number(value?.text)).toBe(event.data.result);
  expect(value?.byteFrom).toBeGreaterThan(row?.byteFrom ?? Infinity);
  expect(value?.byteTo).toBeLessThan(row?.byteTo ?? 0);
});

test('Korean spreadsheets: places are those of the stored bytes, not of the decoded text', async () => {
  const connector = await connectorOf('city-indicators');
  const frame = fixtureFrame('city-indicators', 'table-cp949');
  const [event] = connector.read(frame, feedContext(connector)).events;
  if (event === undefined) throw new Error('no row');
  const { form, fields } = traced(connector, frame, event);
  expect(form).toBe('csv');
  const names = fields.filter(({ text }) => /[가-힣]/.test(text));
  expect(names).not.toEqual([]);
  for (const { byteFrom, byteTo, text } of names) {
    const bytes = frame.body.subarray(byteFrom, byteTo);
    expect(new TextDecoder('euc-kr').decode(bytes)).toBe(text);
  }
});

test('a table of the source that a value needs is told as such', async () => {
  const connector = await connectorOf('topis-incidents');
  const found = fixtureCases('topis-incidents').find(({ frame }) => frame.companions !== undefined);
  if (found === undefined) throw new Error('no case with tables');
  const [event] = connector.read(found.frame, feedContext(connector)).events;
  if (event === undefined) throw new Error('no event');
  const { fields } = traced(connector, found.frame, event);
  const [word] = fields.filter(({ table }) => table !== undefined);
  expect(Object.keys(found.frame.companions ?? {})).toContain(word?.table);
});

test('an event that the body does not hold is said to be not there', async () => {
  const connector = await connectorOf('seoul-rainfall');
  const frame = fixtureFrame('seoul-rainfall', 'normal');
  const [event] = connector.read(frame, feedContext(connector)).events;
  if (event === undefined) throw new Error('no event');
  const other = { ...event, id: 'another@1', subject: 'observation/another' };
  expect(traced(connector, frame, other).state).toBe('not-reproduced');
});
