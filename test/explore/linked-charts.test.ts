// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { beforeEach, expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { BAR_MS, type ChartModel, type TimePart } from '../../client/explore/series-chart.ts';
import { chartSpan } from '../../client/explore/series-points.ts';
import { LinkedCharts } from '../../client/panels/explore/chart-linked.tsx';
import { at, nowMs } from '../client/wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const zone = 'Asia/Seoul';
const minuteMs = 60_000;
const tenMin = Array.from({ length: 19 }, (_, index) => ({
  atMs: Date.parse(at('18:31')) + index * BAR_MS,
  value: 4 + index * 0.15,
}));
const model: ChartModel = {
  span: chartSpan(nowMs, 3),
  state: 'known',
  value: {
    lines: [
      {
        id: 'river/1',
        name: { ko: '오금교 하천 수위', en: 'Ogeum' },
        unit: 'm',
        course: { runs: [tenMin], gaps: [], everyMs: BAR_MS, last: tenMin.at(-1) },
      },
    ],
    thresholds: [],
    band: [],
    ahead: undefined,
    unknown: [],
  },
  related: undefined,
  counts: {
    bars: [{ atMs: Date.parse(at('21:20')), value: 7 }],
    isDistrict: false,
    isCut: true,
    unknown: [],
  },
};

const taken: (TimePart | undefined)[] = [];
beforeEach(() => {
  taken.length = 0;
});

/** The stack on a page, and how a key is pressed on its cursor. */
function open(range?: TimePart, shown: Partial<{ model: ChartModel; zone: string }> = {}) {
  const host = document.createElement('div');
  document.body.append(host);
  const charts = createElement(LinkedCharts, {
    model,
    zone,
    hours: 3 as const,
    range,
    ...shown,
    onHours: () => undefined,
    onRange: (next: TimePart | undefined) => taken.push(next),
  });
  const page = createElement(I18nextProvider, { i18n: createWording('ko') }, charts);
  act(() => createRoot(host).render(page));
  const cursor = host.querySelector('[role="slider"]');
  return {
    host,
    says: () => cursor?.getAttribute('aria-valuetext') ?? '',
    press: (key: string, init: KeyboardEventInit = {}) =>
      act(() => {
        cursor?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
      }),
  };
}

test('the cursor writes what all charts say at its instant, by keys too', () => {
  const { press, says, host } = open();
  expect(says()).toBe('21:32, 6.70\u2009m, 값 없음');
  for (let step = 0; step < 10; step += 1) press('ArrowLeft');
  expect(says()).toBe('21:22, 6.55\u2009m, 7건');
  press('Home');
  expect(says()).toContain('18:32');
  press('End');
  press('ArrowRight');
  expect(says()).toContain('21:32');
  expect(host.textContent).toContain('많아서 일부만 셈');
  expect(host.textContent).toContain('평소 미상');
});

test('a part of the time is brushed by keys and taken by Enter; Escape lets go, and nothing happens while composing', () => {
  const { press } = open();
  press('ArrowLeft', { shiftKey: true });
  press('ArrowLeft', { shiftKey: true });
  press('Enter', { isComposing: true });
  expect(taken).toEqual([]);
  press('Enter');
  expect(taken).toEqual([{ fromMs: nowMs - 20 * minuteMs, toMs: nowMs }]);
  press('ArrowLeft', { shiftKey: true });
  press('Escape');
  press('Enter');
  expect(taken).toHaveLength(1);
  open({ fromMs: nowMs - BAR_MS, toMs: nowMs }).press('Escape');
  expect(taken).toEqual([{ fromMs: nowMs - 20 * minuteMs, toMs: nowMs }, undefined]);
});

test('the same values stand in a table for who does not see the charts', () => {
  const { host } = open();
  const rows = [...host.querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
  expect(rows[0]).toBe('21:326.70\u2009m—');
  expect(rows).toContain('21:206.40\u2009m7');
  expect(rows.at(-1)).toContain('18:40');
});

test('a gas has its own small numbers on the scale and at its limits, and whole hours of the city below', () => {
  const spanOfDay = chartSpan(nowMs, 24);
  const gas = tenMin.map(({ atMs }, index) => ({ atMs, value: 0.02 + index / 1000 }));
  const { host } = open(undefined, {
    zone: 'Asia/Kolkata',
    model: {
      ...model,
      span: spanOfDay,
      counts: undefined,
      value: {
        lines: [
          {
            id: 'air/o3',
            name: { ko: '오존' },
            unit: '[ppm]',
            course: { runs: [gas], gaps: [], everyMs: BAR_MS, last: gas.at(-1) },
          },
        ],
        thresholds: [{ value: 0.041, severity: 'Minor', label: { ko: '나쁨' } }],
        band: [{ fromMs: spanOfDay.fromMs, toMs: nowMs, low: 0.0114, high: 0.0321 }],
        ahead: undefined,
        unknown: [],
      },
    },
  });
  expect(host.textContent).toContain('나쁨 0.041');
  expect(host.textContent).toContain('0.0114');
  const axes = [...host.querySelectorAll('.recharts-cartesian-axis-tick-value')].map(
    ({ textContent }) => textContent,
  );
  const clocks = axes.filter((text) => text.includes(':'));
  expect(clocks.length).toBeGreaterThan(3);
  expect(clocks.every((clock) => clock.endsWith(':00'))).toBe(true);
  const numbers = axes.filter((text) => !text.includes(':'));
  expect(new Set(numbers).size).toBe(numbers.length);
});
