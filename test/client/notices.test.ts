import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { createCityStore } from '../../client/city/store.ts';
import { createWording } from '../../client/design/wording.ts';
import { OverviewPanels } from '../../client/scenes/overview-panels.tsx';
import type { FeedEvent } from '../../contract/event.ts';
import { at, cityOf, feed, nowMs, seoul } from './wall-events.ts';

/** What the overview says beside the clock while no warning is known. */
function noticesOf(feeds: readonly FeedEvent[]): string {
  const city = cityOf(feeds);
  const { link, time } = createCityStore().getState();
  const html = renderToStaticMarkup(
    createElement(
      I18nextProvider,
      { i18n: createWording('ko') },
      createElement(OverviewPanels, {
        city,
        cityAnswer: seoul,
        link,
        time: { ...time, nowMs },
        matters: [],
        feeds: selectFeeds(city.byKind.feed),
        minuteMs: nowMs,
      }),
    ),
  );
  const [, said = ''] = /aria-label="공식 발표"[^>]*>(.*?)<\/section>/u.exec(html) ?? [];
  return said.replaceAll(/<[^>]*>/gu, '');
}

const warner = (id: string, state: 'live' | 'down' | 'not-connected'): FeedEvent => {
  const event = feed(id, state, state === 'live' ? at('21:31') : null);
  return { ...event, data: { ...event.data, about: 'disaster', tells: ['alert'] } };
};
const rain = feed('rain', 'live', at('21:31'));

test('no warning is none only where somebody who warns is heard', () => {
  expect(noticesOf([rain, warner('kma', 'live')])).toBe('특보 없음');
  expect(noticesOf([rain, warner('kma', 'live'), warner('sms', 'down')])).toBe(
    '특보 없음 · 1종 끊김',
  );
  // Another city: rain is heard, but the office that warns is not connected.
  expect(noticesOf([rain, warner('met', 'not-connected')])).toBe('특보 알 수 없음');
  expect(noticesOf([rain])).toBe('특보 알 수 없음');
});
