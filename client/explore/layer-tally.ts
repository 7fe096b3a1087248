import { DOMAINS, type Domain, type Kind } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { rankOf, type Level } from '../design/severity.ts';
import { layerTitle } from './layer-titles.ts';
import type { Thing } from './thing.ts';

/** What the rows of a layer come to. */
export interface LayerTally {
  readonly title: Text;
  readonly kind: Kind;
  readonly domains: Map<Domain, number>;
  readonly feeds: Set<string>;
  count: number;
  /** With a place on the map. */
  placed: number;
  /** 관심 and above. */
  abnormal: number;
  worst: Level;
  /** By the source's clock, epoch ms. */
  newestMs: number;
  /** UCUM, where all rows have the same. */
  unit: string | undefined;
}

function tallyOf({ layer, kind, what, unit }: Thing): LayerTally {
  return {
    title: layerTitle(layer, kind === 'request' ? what : undefined),
    kind,
    domains: new Map(),
    feeds: new Set(),
    count: 0,
    placed: 0,
    abnormal: 0,
    worst: 0,
    newestMs: 0,
    unit,
  };
}

/** Layers of rows in one pass: there may be a hundred thousand. */
export function tallyLayers(things: readonly Thing[]): ReadonlyMap<string, LayerTally> {
  const tallies = new Map<string, LayerTally>();
  for (const thing of things) {
    let tally = tallies.get(thing.layer);
    if (tally === undefined) {
      tally = tallyOf(thing);
      tallies.set(thing.layer, tally);
    }
    const { level } = thing;
    tally.count += 1;
    if (thing.at !== undefined || thing.geometry !== null) tally.placed += 1;
    if (level !== '?' && level > 0) tally.abnormal += 1;
    if (rankOf(level) > rankOf(tally.worst)) tally.worst = level;
    if (thing.atMs > tally.newestMs) tally.newestMs = thing.atMs;
    if (thing.unit !== tally.unit) tally.unit = undefined;
    tally.domains.set(thing.domain, (tally.domains.get(thing.domain) ?? 0) + 1);
    tally.feeds.add(thing.feed);
  }
  return tallies;
}

/** The domain of most rows. */
export function mainDomain({ domains }: LayerTally): Domain {
  const [most] = [...domains].toSorted(
    ([a, na], [b, nb]) => nb - na || DOMAINS.indexOf(a) - DOMAINS.indexOf(b),
  );
  return most?.[0] ?? 'system';
}
