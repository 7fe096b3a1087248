import type { AssetEvent, Instant } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { CityView } from './city-view.ts';

/**
 * How long each type may say nothing before it counts as lost. Lamps are without power by day in
 * many cities, so that only a night without a word is one; a signal is always on.
 */
const SILENT_AFTER_MS: Readonly<Record<string, number>> = {
  Streetlight: 26 * 3_600_000,
  StreetlightControlCabinet: 6 * 3_600_000,
  TrafficSignal: 2 * 3_600_000,
};

const LOST = {
  code: 'communication-lost',
  text: { ko: '통신 두절', en: 'Communication lost' },
  severity: 'Moderate',
} as const;

/**
 * Equipment nobody has heard of for too long, as offline since its last word. Only while its feed is
 * heard: one lost broker is not a city of broken lamps. Its next word is a newer version and lifts it.
 */
export function silentAssets(city: CityView, now: Instant): readonly AssetEvent[] {
  const nowMs = instantMs(now);
  const lost: AssetEvent[] = [];
  for (const asset of city.byKind.asset.values()) {
    const { assetType, state, faults, provenance } = asset.data;
    const afterMs = Object.hasOwn(SILENT_AFTER_MS, assetType)
      ? SILENT_AFTER_MS[assetType]
      : undefined;
    if (afterMs === undefined || state === 'offline' || state === 'maintenance') continue;
    // By arrival: a device whose clock is wrong is not silent.
    const heard = asset.recordedtime;
    if (heard >= instantOf(nowMs - afterMs)) continue;
    const feed = city.byKind.feed.get(`feed/${provenance.feed}`)?.data.state;
    if (feed !== 'live' && feed !== 'late') continue;
    lost.push({
      ...asset,
      id: `${asset.id}~silent`,
      recordedtime: now,
      data: { ...asset.data, state: 'offline', faults: [...faults, { ...LOST, since: heard }] },
    });
  }
  return lost;
}
