import type { CityAnswer } from '../../contract/api.ts';
import type { Domain } from '../../contract/event.ts';
import type { City } from './city.ts';
import { selectCrossings } from './select-crossings.ts';
import { selectRain } from './select-rain.ts';
import { selectRivers } from './select-rivers.ts';
import { selectSewers } from './select-sewers.ts';
import { selectTileTrust } from './select-tile-trust.ts';
import { QUALITY_PROPERTIES, selectWaterQuality } from './select-water-quality.ts';
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
  const riverFeeds = rivers.map(({ feed }) => feed);
  const elsewhere = new Set([...rain.feeds, ...sewerFeeds, ...riverFeeds, ...quality.feeds]);
  const trustOf = (
    feeds: readonly string[],
    properties: readonly string[],
    domains: readonly Domain[] = ['water'],
  ) => {
    const layers = properties.map((property) => `observation/${property}`);
    return selectTileTrust(byKind?.feed, feedsBehind(feeds, { layers, domains }, elsewhere));
  };
  return {
    rain,
    sewers,
    rivers,
    crossings,
    quality,
    trust: {
      rain: trustOf(rain.feeds, ['rain.depth10m']),
      sewers: trustOf(sewerFeeds, ['sewer.level']),
      rivers: trustOf(riverFeeds, ['water.level']),
      quality: trustOf(quality.feeds, QUALITY_PROPERTIES, ['water', 'environment']),
    },
  };
}
