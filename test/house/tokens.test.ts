import { expect, test } from 'vitest';
import {
  contrast,
  difference,
  lab,
  linear,
  seen,
  VISIONS,
  type Vision,
} from '../support/colour.ts';
import { readTokens } from '../support/tokens.ts';

const ROOMS = [
  { room: 'day', ...readTokens() },
  { room: 'night', ...readTokens(true) },
] as const;
const { colour } = ROOMS[0];
const MARKS = ['sev-1', 'sev-2', 'sev-3', 'sev-4'];
const LINES = ['sev-1', 'sev-2', 'sev-3', 'sev-4-line'];
const RAIN = [1, 5, 10, 20, 30, 50, 70, 100].map((mm) => `rain-${mm}`);

type Of = (token: string) => string;

function apart(one: string, other: string, vision: Vision, of: Of): number {
  const shown = (token: string) => lab(seen(linear(of(token)), vision));
  return difference(shown(one), shown(other));
}

function leastApart(tokens: readonly string[], vision: Vision, of: Of): number {
  const pairs = tokens.flatMap((one, index) =>
    tokens.slice(index + 1).map((other) => apart(one, other, vision, of)),
  );
  return Math.min(...pairs);
}

/** Share of white's light, of sRGB with its alpha left away. */
function lightOf(hex: string): number {
  const [red, green, blue] = linear(hex.slice(0, 7));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the colour difference is CIEDE2000: published reference pairs', () => {
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(difference([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  expect(difference([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(
    2.0373,
    4,
  );
  expect(difference([50, -0.001, 2.49], [50, 0.0011, -2.49])).toBeCloseTo(4.7461, 4);
});

const SEEN = ROOMS.flatMap(({ room, colour: of }) =>
  VISIONS.map((vision) => ({ room, vision, of })),
);

test.each(SEEN)('the four severities can be told apart ($room, $vision)', ({ vision, of }) => {
  const least = vision === 'normal' ? 20 : 12;
  expect(leastApart(MARKS, vision, of)).toBeGreaterThanOrEqual(least);
  expect(leastApart(LINES, vision, of)).toBeGreaterThanOrEqual(least);
});

test.each(SEEN)('the colour of "not now" is no severity ($room, $vision)', ({ vision, of }) => {
  for (const mode of ['mode', 'mode-ink'])
    for (const mark of MARKS) expect(apart(mode, mark, vision, of)).toBeGreaterThanOrEqual(14);
});

test.each([
  ['sev-1', 'bg'],
  ['sev-2', 'bg'],
  ['sev-3', 'bg'],
  ['sev-4', 'bg'],
  ['sev-4', 'panel'],
  ['sev-4-line', 'bg'],
  ['sev-4-line', 'panel'],
  ['mode', 'bg'],
  ['g-6', 'bg'],
])('mark --%s on --%s is at least 3:1', (mark, ground) => {
  for (const { colour: of } of ROOMS)
    expect(contrast(of(mark), of(ground))).toBeGreaterThanOrEqual(3);
});

test.each([
  ['text-3', 'bg', 4.5],
  ['text-3', 'panel', 4.5],
  ['text-2', 'g-4', 4.5],
  ['map-label', 'map-land', 4.5],
  ['map-label', 'rain-zone', 4.5],
  ['sev-4-on', 'sev-4', 4.5],
  ['text', 'bg', 7],
  ['text', 'panel', 7],
  ['text-num', 'bg', 7],
  ['text-num', 'panel', 7],
  ['text-2', 'bg', 7],
  ['sev-1-on', 'sev-1', 7],
  ['sev-2-on', 'sev-2', 7],
  ['sev-3-on', 'sev-3', 7],
  ['mode-ink', 'mode-bg', 7],
])('text --%s on --%s is at least %d:1', (text, ground, least) => {
  for (const { colour: of } of ROOMS)
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(least);
});

test('in a dark room nothing shines brighter than 40 % of white', () => {
  const [, night] = ROOMS;
  const bright = night.colours.filter((token) => lightOf(night.colour(token)) > 0.4);
  // Drawn on the canvas of the map, which is dimmed as a whole.
  const onMap = bright.filter((token) => token.startsWith('rain-'));
  expect(bright).toEqual(onMap);
  for (const token of onMap) expect(lightOf(night.colour(token)) * 0.7 ** 2.2).toBeLessThan(0.4);
});

test.each(VISIONS)('more rain is always lighter (%s)', (vision) => {
  const lightness = RAIN.map((step) => lab(seen(linear(colour(step)), vision))[0]);
  expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
  expect(new Set(lightness).size).toBe(RAIN.length);
});
