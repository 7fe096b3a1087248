// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { deliveriesOf } from '../../client/explore/deliveries.ts';
import { hourAdding } from '../../client/explore/derived-inputs.ts';
import { findInRaw, rawExcerpt } from '../../client/explore/raw-excerpt.ts';
import { rulesReading } from '../../client/explore/read-by.ts';
import { shownWhere } from '../../client/explore/shown-where.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { traceLines } from '../../client/explore/trace-fields.ts';
import { ProvenancePane, type Provenance } from '../../client/panels/explore/provenance-pane.tsx';
import type { CityEvent, ObservationEvent } from '../../contract/event.ts';
import type { TraceAnswer } from '../../contract/trace.ts';
import type { Connector } from '../../server/feed-kit/define-connector.ts';
import rainfall from '../../server/feeds/seoul-rainfall.feed.ts';
import { traceEvent } from '../../server/trace/trace-event.ts';
import { cityOf } from '../client/flood-city.ts';
import { alarm } from '../client/office-events.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    disconnect(): void {}
  },
);

const connector: Connector = rainfall;
const frame = fixtureFrame('seoul-rainfall', 'old-names');
const cityContext = feedContext(connector);

function gauge(): ObservationEvent {
  const found = connector
    .read(frame, cityContext)
    .events.find((event) => event.kind === 'observation' && event.data.result === 13.5);
  if (found?.kind !== 'observation') throw new Error('no gauge');
  return found;
}

const event = gauge();
const reading = traceEvent({
  connector,
  city: cityContext,
  frame,
  event,
  nowMs: () => performance.now(),
});
const lines = traceLines(event, reading);
const nowMs = Date.parse('2022-08-08T12:32:00.000Z');

/** The same gauge at another time, received so long after. */
function told(minute: number, tookMin: number, result: number): ObservationEvent {
  const at = new Date(nowMs + minute * 60_000).toISOString();
  return {
    ...event,
    id: `${event.subject}@${at}`,
    time: at,
    recordedtime: new Date(nowMs + (minute + tookMin) * 60_000).toISOString(),
    data: { ...event.data, phenomenonTime: at, result },
  };
}

test('the excerpt is the row, with the number inverted at the very bytes', () => {
  expect(lines.main?.name).toBe('RAINFALL10');
  const { pieces, before, after } = rawExcerpt(frame.body, reading, lines.main?.field);
  expect(pieces.filter(({ form }) => form === 'value').map(({ text }) => text)).toEqual(['13.5']);
  const whole = new TextDecoder().decode(frame.body);
  const shown = pieces.map(({ text }) => text).join('');
  expect(whole.replaceAll(/\s/g, '')).toContain(shown.replaceAll(/\s/g, ''));
  expect(before + after).toBeLessThan(frame.body.length);
  expect(findInRaw(whole, 'rainfall10', 0)?.around[1]).toBe('RAINFALL10');
  expect(findInRaw(whole, 'nothing of the sort', 0)).toBeUndefined();
});

test('late and missing deliveries are told from those in time', () => {
  const events = [
    ...[-60, -50, -40, -20, -10].map((minute) => told(minute, 1, 0)),
    told(0, 9, 3),
  ].toReversed();
  const deliveries = deliveriesOf(events, events[0]?.id ?? '');
  expect(deliveries.map(({ state }) => state)).toEqual([
    'came',
    'came',
    'came',
    'missing',
    'came',
    'came',
    'came',
  ]);
  const [last] = deliveries.toReversed();
  expect(last).toMatchObject({ isLate: true, isOwn: true, tookMs: 9 * 60_000 });
});

test('an hour is shown as the sum of its values only where it is that sum', () => {
  const values = [-50, -40, -30, -20, -10, 0].map((minute) => told(minute, 1, 20.5));
  expect(hourAdding(values, nowMs, 123)?.length).toBe(6);
  expect(hourAdding(values, nowMs, 141.5)).toBeUndefined();
});

function provenanceOf(raw: TraceAnswer['raw'], city = cityOf([event])): Provenance {
  const isHeld = raw.state === 'held';
  return {
    event,
    thing: thingOfEvent(event),
    value: { text: '13.5', unit: 'mm', told: '13.5 mm' },
    others: [],
    trace: { id: event.id, raw, ...(isHeld ? { reading } : {}) },
    traceState: 'known',
    lines: isHeld ? lines : undefined,
    bytes: isHeld ? frame.body : undefined,
    inputs: undefined,
    sums: [],
    rules: rulesReading(city, event.subject),
    shown: shownWhere(city, event),
    values: [1, 13.5],
    deliveries: deliveriesOf([event], event.id),
  };
}

const HELD: TraceAnswer['raw'] = {
  state: 'held',
  rawId: frame.rawId,
  path: '/api/v1/raw/x',
  call: frame.call,
  receivedAt: frame.receivedAt,
  bytes: frame.body.length,
  sha256: frame.sha256,
  isIntact: true,
  again: [],
};

function pane(language: 'ko' | 'en', provenance: Provenance) {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const asked: string[] = [];
  act(() =>
    createRoot(host).render(
      <I18nextProvider i18n={createWording(language)}>
        <ProvenancePane
          provenance={provenance}
          nowMs={nowMs}
          zone="Asia/Seoul"
          onEvent={(id) => asked.push(id)}
          onSubject={(subject) => asked.push(subject)}
          onClose={() => asked.push('closed')}
        />
      </I18nextProvider>,
    ),
  );
  return { host, asked, text: host.textContent ?? '' };
}

test.for(['ko', 'en'] as const)(
  '%s: the number stands inverted at each step, and every word is one',
  (language) => {
    const city = cityOf([
      event,
      alarm('rain', { watched: event.subject, limit: 10, unit: 'mm' }) satisfies CityEvent,
    ]);
    const { host, text, asked } = pane(language, provenanceOf(HELD, city));
    for (const step of ['raw', 'parsed', 'event', 'shown']) {
      const [mark] = host.querySelectorAll(`[data-step="${step}"]`);
      expect(mark?.textContent, step).toContain('13.5');
    }
    expect(text).not.toContain('explore/');
    expect(text).toContain(event.id);
    expect(text).toContain(language === 'ko' ? '보관본과 같음' : 'same as kept');
    expect(text).toContain(language === 'ko' ? '하수관 수위 60 %' : 'Sewer level 60 %');
    act(() => host.querySelector<HTMLButtonElement>('ol button')?.click());
    act(() => host.querySelector<HTMLButtonElement>('header button')?.click());
    expect(asked).toEqual([event.id, 'closed']);
  },
);

test('a message past its retention is said to be gone, and since when', () => {
  const { text, host } = pane(
    'en',
    provenanceOf({
      state: 'gone',
      rawId: frame.rawId,
      sha256: frame.sha256,
      heldUntil: '2022-08-09T12:05:00.000Z',
    }),
  );
  expect(text).toContain('kept until 2022-08-09 21:05');
  expect(text).toContain('chain not checked');
  expect(host.querySelector('[data-step="raw"]')).toBeNull();
});

test('bytes that are not here are told in the place of the excerpt', () => {
  const sayOf = (bytes: Provenance['bytes']): string =>
    pane('en', { ...provenanceOf(HELD), bytes }).text;
  expect(sayOf('asking')).toContain('Fetching the message');
  expect(sayOf('lost')).toContain('asking again');
  expect(sayOf('large')).toContain('Too large');
  expect(sayOf('unknown')).toContain('not kept');
});

test('an excerpt never begins or ends within a letter', () => {
  const text = `${'가'.repeat(300)}"v":7${'나'.repeat(300)}`;
  const body = new TextEncoder().encode(text);
  const byteFrom = 900 + 4;
  const field = { path: 'v', byteFrom, byteTo: byteFrom + 1, text: '7', makes: ['data.result'] };
  const { pieces, before, after } = rawExcerpt(
    body,
    { state: reading.state, form: 'json', fields: [field], rest: [] },
    field,
  );
  const shown = pieces.map((piece) => piece.text).join('');
  expect(shown).not.toContain('\uFFFD');
  expect(text).toContain(shown);
  expect(before + after + new TextEncoder().encode(shown).length).toBe(body.length);
});
