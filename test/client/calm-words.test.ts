import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { createCityStore } from '../../client/city/store.ts';
import { ko } from '../../client/design/wording-ko.ts';
import { createWording } from '../../client/design/wording.ts';
import { WALL_SCENES } from '../../client/scenes/wall-scenes.ts';
import { feedEvent } from '../../server/city/feed-health.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { feedRecords } from '../../server/feed-facts.ts';
import type { FeedEvent } from '../../contract/event.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import { at, cityOf, nowMs, seoul } from './wall-events.ts';

/** Sentences that say that nothing is the matter. */
const CALM = [
  ko.quiet.nothing,
  ko.quiet.minorOnly,
  ko.notices.none,
  ko.takeover.none,
  ko.traffic.sum.noClosure,
  ko.traffic.closures.none,
  ko.traffic.rail.noneStopped,
  ko.air.now.noAlert,
  ko.air.sum.noneBad,
  ko.disaster.sum.none,
  ko.disaster.sum.noAlerts,
  ko.disaster.urgent.none,
  ko.disaster.alerts.none,
  ko.water.next.none,
  ko.water.sum.dry,
  ko.water.sum.notFull,
  ko.voices.newest.none,
  ko.coverage.exceptions.none,
];

const DAY_MS = 86_400_000;

const city = loadCity('seoul', process.cwd());
const bound = bindFeeds(city, await findConnectors(process.cwd()));
const records = feedRecords(
  city,
  new Map(bound.map((one) => [one.connector.id, one])),
  nowMs - 40 * DAY_MS,
  {},
);

/** Every source of the city in one state since an instant. */
function sourcesIn(state: FeedState, lastGood = at('21:02')): readonly FeedEvent[] {
  return records.map((record) => {
    const event = feedEvent('seoul', record, at('21:32'), nowMs);
    // Without a way for its answers it is nobody's, not left out of a recording.
    const { transport: _, ...nobodys } = event.data;
    return state === 'not-connected'
      ? { ...event, data: { ...nobodys, state, lastGood: null } }
      : { ...event, data: { ...event.data, state, lastGood } };
  });
}

function wordsOf(sceneId: string, sources: readonly FeedEvent[]): string {
  const scene = WALL_SCENES.find(({ id }) => id === sceneId);
  if (scene === undefined) throw new Error(`no scene ${sceneId}`);
  const shown = cityOf(sources);
  const { time } = createCityStore().getState();
  const html = renderToStaticMarkup(
    createElement(
      I18nextProvider,
      { i18n: createWording('ko') },
      createElement(scene.Panels, {
        city: shown,
        cityAnswer: seoul,
        link: { phase: 'connected', heardAtMs: nowMs, silentSec: 0, problem: undefined },
        time: { ...time, nowMs },
        matters: [],
        feeds: selectFeeds(shown.byKind.feed),
        minuteMs: nowMs,
      }),
    ),
  );
  return html.replaceAll(/<[^>]*>/gu, '\n');
}

function claimsOf(sceneId: string, state: FeedState): readonly string[] {
  const said = wordsOf(sceneId, sourcesIn(state));
  return CALM.filter((sentence) => said.includes(sentence));
}

describe.each(WALL_SCENES.map(({ id }) => id))('%s', (id) => {
  test.each(['down', 'not-connected'] as const)(
    'does not say that nothing is the matter while every source is %s',
    (state) => {
      expect(claimsOf(id, state)).toEqual([]);
    },
  );
});

test.each(['overview', 'takeover', 'water'])(
  '%s does not say so of values that are all late either',
  (id) => {
    expect(claimsOf(id, 'late')).toEqual([]);
  },
);

test.each(['overview', 'water', 'traffic'])(
  '%s says of what was lost yesterday the day, not only a time that is still to come today',
  (id) => {
    const said = wordsOf(id, sourcesIn('down', new Date(nowMs - DAY_MS + 3_600_000).toISOString()));
    expect(said).toContain('8.7. 22:32');
    expect(said.replaceAll('8.7. 22:32', '')).not.toContain('22:32');
  },
);
