import type { AlertMatter } from './open-matter.ts';
import type { EventOf } from './city.ts';
import { recordedSources } from './recorded-sources.ts';
import { selectTileTrust, type TileTrust } from './select-tile-trust.ts';

/**
 * What the sources of official warnings allow to claim, those of `alerts` among them: with none of
 * them heard, no warning is not the same as none in force.
 */
export function alertTrust(
  feeds: ReadonlyMap<string, EventOf<'feed'>> | undefined,
  alerts: readonly AlertMatter[],
): TileTrust {
  const heard = new Set(
    alerts.flatMap(({ members }) => members.map(({ data }) => data.provenance.feed)),
  );
  const isBehind = recordedSources(feeds, ({ feed, about, tells }) => {
    if (heard.has(feed)) return true;
    const mayWarn = tells?.some((layer) => layer.split('/')[0] === 'alert') ?? true;
    return about === 'disaster' && mayWarn;
  });
  return selectTileTrust(feeds, isBehind);
}
