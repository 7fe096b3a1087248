import type { Domain } from '../../contract/event.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';

/** What a tile shows: the layers of its rows, and the domains of a source that says only its kind. */
export interface ShownByTile {
  readonly layers: readonly string[];
  readonly domains: readonly Domain[];
}

const kindOf = (layer: string): string => layer.split('/')[0] ?? layer;

/**
 * The sources of a tile: those that its rows are from. While it has none, those that tell what it
 * shows; a source that may tell anything of the kind only if it is about the tile's domains and is not
 * heard telling something else.
 */
export function feedsBehind(
  heard: Iterable<string>,
  { layers, domains }: ShownByTile,
  elsewhere: ReadonlySet<string>,
): (health: FeedHealth) => boolean {
  const found = new Set(heard);
  const kinds = new Set(layers.map(kindOf));
  const isOurs = (told: string): boolean => told.includes('/') && layers.includes(told);
  const mayBeOurs = (told: string): boolean => kinds.has(told) || layers.includes(kindOf(told));
  return ({ feed, about, tells }) => {
    if (found.size > 0) return found.has(feed);
    if (tells?.some(isOurs) === true) return true;
    const mayTell = tells?.some(mayBeOurs) ?? true;
    return mayTell && domains.includes(about) && !elsewhere.has(feed);
  };
}
