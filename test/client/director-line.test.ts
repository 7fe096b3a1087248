import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { DirectorLine } from '../../client/rooms/wall/director-line.tsx';
import type { Direction, Plan } from '../../client/scenes/direction.ts';
import { firstDirection } from '../../client/scenes/director.ts';
import { plan } from './director-wall.ts';

/** Less half a minute: however long the line takes to be drawn. */
const HALF_AN_HOUR_MS = 1_770_000;

function lineOf(of: Plan, leftMs: number): string {
  const held: Direction = {
    ...firstDirection(of, 0),
    why: 'hand',
    untilMs: performance.now() + leftMs,
  };
  const line = createElement(DirectorLine, {
    plan: of,
    direction: held,
    soon: undefined,
    presenters: [],
  });
  return renderToStaticMarkup(
    createElement(I18nextProvider, { i18n: createWording('ko') }, line),
  ).replaceAll(/<[^>]*>/gu, '');
}

test('how long a hand still holds the wall is told in minutes while it is long', () => {
  expect(lineOf(plan, HALF_AN_HOUR_MS)).toBe('손 조작 · 29분 뒤 교대');
  expect(lineOf(plan, 29_500)).toMatch(/^손 조작 · \d+초 뒤 교대$/u);
});

test('a wall that takes no turns says to which scene it goes back', () => {
  const pinned = { ...plan, pinned: { scene: 'water', subject: undefined } };
  expect(lineOf(pinned, HALF_AN_HOUR_MS)).toBe('손 조작 · 29분 뒤 수자원');
  expect(lineOf({ ...plan, isTurning: false }, HALF_AN_HOUR_MS)).toBe(
    '손 조작 · 29분 뒤 한눈에 보는 도시',
  );
});
