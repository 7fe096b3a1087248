import { ScatterplotLayer } from '@deck.gl/layers';
import { expect, test } from 'vitest';
import type { Moved } from '../../client/map/define-layer.ts';
import { movingClock } from '../../client/map/moving-clock.ts';
import { movingLayers } from '../../client/map/moving-layers.ts';

const layer = (id: string): ScatterplotLayer => new ScatterplotLayer({ id, data: [] });

/** A page whose time goes on by hand; what was shown, as ids with the instant of those that move. */
function page({ tookMs = 10, isStill = false } = {}) {
  let nowMs = 0;
  let due: { readonly atMs: number; readonly call: () => void } | undefined;
  const shown: unknown[] = [];
  const after = (ms: number, then: () => void): (() => void) => {
    const own = { atMs: nowMs + ms, call: then };
    due = own;
    return () => {
      if (due === own) due = undefined;
    };
  };
  const moving = movingLayers({
    show: (layers) => shown.push(layers.map(({ id, props }) => (props.data as unknown[])[0] ?? id)),
    pxPerDeg: () => 1000,
    nowMs: () => nowMs,
    wait: after,
    drawn: (then) => after(tookMs, () => then(tookMs)),
    wantsStillness: () => isStill,
  });
  return {
    moving,
    shown,
    isWaiting: () => due !== undefined,
    pass: (ms: number) => {
      const endMs = nowMs + ms;
      while (due !== undefined && due.atMs <= endMs) {
        const { atMs, call } = due;
        due = undefined;
        nowMs = atMs;
        call();
      }
      nowMs = endMs;
    },
  };
}

/** Goes `degPerMs` until an instant of the timeline, then stands. */
const mover =
  (degPerMs: number, untilMs = Infinity) =>
  (clockMs: number): Moved => ({
    layers: [new ScatterplotLayer({ id: 'cars', data: [Math.round(clockMs)] })],
    degPerMs: clockMs < untilMs ? degPerMs : 0,
  });

const BEGIN_MS = 1_000_000;

test('what moves is drawn between the seconds told, the rest stays the same', () => {
  const { moving, shown, pass } = page();
  moving.tell(BEGIN_MS);
  moving.show({ layers: [layer('roads'), layer('cars')], movers: [mover(0.00001)] });
  moving.tell(BEGIN_MS + 1000);
  pass(999);
  const seen = shown.slice(1) as readonly (readonly [string, number])[];
  expect(seen.length).toBeGreaterThan(5);
  expect(seen.length).toBeLessThanOrEqual(14);
  expect(seen.every(([first]) => first === 'roads')).toBe(true);
  const instants = seen.map(([, at]) => at);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  expect(Math.max(...instants)).toBeLessThanOrEqual(BEGIN_MS + 1000);
});

test('nothing is drawn while nothing moves, nor once the clock stands', () => {
  const { moving, shown, pass, isWaiting } = page();
  moving.tell(BEGIN_MS);
  moving.show({ layers: [layer('cars')], movers: [mover(0.00001, BEGIN_MS + 500)] });
  moving.tell(BEGIN_MS + 1000);
  pass(1000);
  const seen = shown.length;
  expect(isWaiting()).toBe(false);
  pass(60_000);
  expect(shown).toHaveLength(seen);
  moving.show({ layers: [layer('cars')], movers: [mover(0.00001)] });
  pass(60_000);
  // Paused: no second is told any more.
  expect(shown).toHaveLength(seen + 1);
  expect(isWaiting()).toBe(false);
});

test('a slow vehicle on a wide map is drawn when it has gone half a pixel, a slow machine rests', () => {
  const crawl = page();
  crawl.moving.tell(BEGIN_MS);
  crawl.moving.show({ layers: [layer('cars')], movers: [mover(0.000001)] });
  crawl.moving.tell(BEGIN_MS + 1000);
  crawl.pass(950);
  expect(crawl.shown.length).toBeLessThanOrEqual(4);
  const slow = page({ tookMs: 300 });
  slow.moving.tell(BEGIN_MS);
  slow.moving.show({ layers: [layer('cars')], movers: [mover(0.001)] });
  slow.moving.tell(BEGIN_MS + 1000);
  slow.pass(999);
  expect(slow.shown.length).toBeLessThanOrEqual(3);
});

test('whoever asked for less motion gets the layers as drawn', () => {
  const { moving, shown, pass, isWaiting } = page({ isStill: true });
  moving.tell(BEGIN_MS);
  moving.show({ layers: [layer('cars')], movers: [mover(1)] });
  moving.tell(BEGIN_MS + 1000);
  pass(5000);
  expect(new Set(shown.map((one) => JSON.stringify(one)))).toEqual(new Set(['["cars"]']));
  expect(isWaiting()).toBe(false);
});

test('the clock never runs ahead of what was told, and leaps where it was set', () => {
  const clock = movingClock();
  clock.tell(BEGIN_MS, 0);
  expect(clock.at(5000)).toBe(BEGIN_MS);
  clock.tell(BEGIN_MS + 1000, 5000);
  expect(clock.at(5500)).toBe(BEGIN_MS + 500);
  expect(clock.at(9000)).toBe(BEGIN_MS + 1000);
  expect(clock.rate(9000)).toBe(0);
  clock.tell(BEGIN_MS - 3_600_000, 9000);
  expect(clock.at(9000)).toBe(BEGIN_MS - 3_600_000);
  clock.tell(BEGIN_MS, 10_000);
  expect(clock.at(10_000)).toBe(BEGIN_MS);
});
