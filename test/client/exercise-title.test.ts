// @vitest-environment happy-dom
import { act, createElement, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import type { Language } from '../../client/design/language.ts';
import { createCityStore } from '../../client/city/store.ts';
import { createWording } from '../../client/design/wording.ts';
import { usePageTitle } from '../../client/rooms/wall/use-page-title.ts';
import { useTold } from '../../client/rooms/wall/use-told.ts';
import { OverviewPanels } from '../../client/scenes/overview-panels.tsx';
import type { Mode } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { alert, at, cityOf, feed, incident, nowMs, seoul } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const { link, time } = createCityStore().getState();

function Page(props: {
  readonly events: readonly CityEvent[];
  readonly mode: Mode;
  readonly isPast: boolean;
}): JSX.Element {
  const cityAnswer = { ...seoul, mode: props.mode };
  usePageTitle(cityAnswer, props.isPast);
  const city = cityOf(props.events);
  const told = useTold(city, nowMs);
  return createElement(OverviewPanels, {
    ...told,
    city,
    cityAnswer,
    link,
    time: { ...time, nowMs },
  });
}

/** The headings and the rows of the matters of a page, and its title. */
function titles(
  mode: Mode,
  events: readonly CityEvent[],
  language: Language = 'ko',
  isPast = false,
) {
  const host = document.createElement('div');
  const page = createElement(
    I18nextProvider,
    { i18n: createWording(language) },
    createElement(Page, { events, mode, isPast }),
  );
  act(() => createRoot(host).render(page));
  const text = (element: Element | null | undefined): string => element?.textContent ?? '';
  return {
    page: document.title,
    scene: text(host.querySelector('h1')),
    headline: text(host.querySelector('h2')),
    rows: [...host.querySelectorAll('[aria-labelledby="matters"] li p:first-child')].map(text),
  };
}

const living = feed('dispatch', 'live', at('21:31'));
const night = [
  living,
  incident('flood', { category: 'flood', severity: 'Extreme', districts: ['11590'] }),
  incident('fire', { category: 'fire', severity: 'Severe', districts: ['11620'] }),
  alert('drill', { districts: ['11590'], sent: at('21:30'), status: 'Exercise' }),
];

test.each(['ko', 'en'] as const)('an exercise says so in every title, once (%s)', (language) => {
  const mark = language === 'ko' ? '훈련 ' : 'EXERCISE ';
  for (const events of [night, [living], []]) {
    const { page, scene, headline, rows } = titles('exercise', events, language);
    expect(page.startsWith(mark)).toBe(true);
    for (const title of [scene, headline, ...rows]) {
      expect(title.split(mark), title).toHaveLength(2);
      expect(title.startsWith(mark), title).toBe(true);
    }
  }
  expect(titles('exercise', night, language).rows).toHaveLength(2);
});

test('where all is real nothing but the alert of an exercise says so', () => {
  const { page, scene, headline, rows } = titles('live', night);
  expect([page, scene, headline].join()).not.toContain('훈련');
  expect(page).toBe('서울 디지털 시장실');
  expect(rows.filter((row) => row.startsWith('훈련 '))).toHaveLength(1);
});

test('the title of a page tells a demo and a past', () => {
  expect(titles('demo', night).page).toBe('데모 · 서울 디지털 시장실');
  expect(titles('live', night, 'en', true).page).toBe("PAST VIEW · Seoul Digital Mayor's Office");
});
