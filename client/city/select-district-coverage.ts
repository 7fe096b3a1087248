import { DOMAINS, type Domain } from '../../contract/event.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { City } from './city.ts';

/**
 * What is known of a domain in a district: `measured` = a gauge or equipment there that is heard;
 * `told` = none there, but a source of reports or warnings of the whole city is heard; `lost` = a gauge
 * there that is not heard any more; `none`.
 */
export type Coverage = 'measured' | 'told' | 'lost' | 'none';

export interface DomainCoverage {
  readonly domain: Domain;
  readonly cells: ReadonlyMap<DistrictCode, Coverage>;
  /** Districts of which something is known now. */
  readonly known: number;
}

interface Gauge {
  readonly feed: string;
  readonly domain: Domain;
  readonly districts: readonly DistrictCode[];
}

const HEARD: readonly FeedState[] = ['live', 'late', 'stale'];

/** Everything that stands somewhere and measures; what only happens is no sign of a connection. */
function gaugesOf({ byKind, dense }: City): readonly Gauge[] {
  const placed = [...byKind.observation.values(), ...byKind.asset.values()].map(
    ({ domain, data }) => ({ feed: data.provenance.feed, domain, districts: data.districts }),
  );
  const links = dense.links.entries.flatMap((entry) =>
    entry === undefined
      ? []
      : [{ feed: entry.feed, domain: 'traffic' as const, districts: entry.districts }],
  );
  return [...placed, ...links];
}

/** Domains that the city has sources of, in their fixed order, district by district. */
export function selectDistrictCoverage(
  city: City,
  districts: readonly DistrictCode[],
): readonly DomainCoverage[] {
  const gauges = gaugesOf(city);
  const feeds = [...city.byKind.feed.values()].map(({ data }) => data);
  const heard = new Set(feeds.filter(({ state }) => HEARD.includes(state)).map(({ feed }) => feed));
  const measuring = new Set(gauges.map(({ feed }) => feed));
  return DOMAINS.filter(
    (domain) => domain !== 'system' && feeds.some(({ about }) => about === domain),
  ).map((domain) => {
    const own = gauges.filter((gauge) => gauge.domain === domain);
    const isTold = feeds.some(
      ({ about, feed }) => about === domain && heard.has(feed) && !measuring.has(feed),
    );
    const cellOf = (code: DistrictCode): Coverage => {
      const there = own.filter((gauge) => gauge.districts.includes(code));
      if (there.some(({ feed }) => heard.has(feed))) return 'measured';
      if (isTold) return 'told';
      return there.length > 0 ? 'lost' : 'none';
    };
    const cells = new Map(districts.map((code) => [code, cellOf(code)]));
    const known = [...cells.values()].filter((cell) => cell === 'measured' || cell === 'told');
    return { domain, cells, known: known.length };
  });
}
