import type { CityAnswer } from '../../contract/api.ts';
import type { City } from './city.ts';
import { selectCrossings } from './select-crossings.ts';
import { selectRain } from './select-rain.ts';
import { selectRivers } from './select-rivers.ts';
import { selectSewers } from './select-sewers.ts';
import { selectTileTrust } from './select-tile-trust.ts';
import { selectWaterQuality } from './select-water-quality.ts';
import { feedsBehind } from './feeds-behind.ts';

const noDistricts: CityAnswer['districts'] = [];
const none = new Map<string, never>();
const nothing = { indicator: none, observation: none, alarm: none, feed: none };

/** What the scene of water tells, and what the sources behind each part allow it to claim. */
export function selectWater(
  byKind: City['byKind'] | undefined,
  districts: CityAnswer['districts'] = noDistricts,
  nowMs: number,
) {
  const known = byKind ?? nothing;
  const rain = selectRain(known);
  const sewers = selectSewers(known, districts, nowMs);
  const rivers = selectRivers(known, nowMs);
  const crossings = selectCrossings(known, nowMs);
  const quality = selectWaterQuality(known, nowMs);
  const full = known.indicator.get('indicator/figure/sewer-full')?.data;
  const sewerFeeds = [
    ...sewers.feeds,
    ...(full !== undefined && full.form === 'figure' ? full.derivedFrom : []),
  ];
  const elsewhere = new Set([...rain.feeds, ...sewerFeeds]);
  const trustOf = (feeds: readonly string[]) =>
    selectTileTrust(byKind?.feed, ({ feed }) => feeds.includes(feed));
  return {
    rain,
    sewers,
    rivers,
    crossings,
    quality,
    trust: {
      rain: trustOf(rain.feeds),
      sewers: trustOf(sewerFeeds),
      rivers: selectTileTrust(
        byKind?.feed,
        feedsBehind(
          rivers.map(({ feed }) => feed),
          ['water'],
          elsewhere,
        ),
      ),
      quality: selectTileTrust(byKind?.feed, ({ feed, title }) =>
        // Before its first value only its name tells what a source is about.
        quality.feeds.length > 0
          ? quality.feeds.includes(feed)
          : /water quality/iu.test(title.en ?? ''),
      ),
    },
  };
}
