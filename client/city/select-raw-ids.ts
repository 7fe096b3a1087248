import type { Kind } from '../../contract/event.ts';
import type { City } from './city.ts';

const HEARD_KINDS = [
  'observation',
  'incident',
  'alert',
  'request',
  'asset',
] as const satisfies readonly Kind[];

/** For each feed the answer that last told something that is on screen. */
export function selectRawIds({
  byKind,
  dense,
}: Pick<City, 'byKind' | 'dense'>): ReadonlyMap<string, string> {
  const newest = new Map<string, { readonly at: string; readonly rawId: string }>();
  const hear = (feed: string, at: string, rawId: string): void => {
    const held = newest.get(feed);
    if (rawId !== '' && (held === undefined || held.at < at)) newest.set(feed, { at, rawId });
  };
  for (const kind of HEARD_KINDS) {
    for (const { recordedtime, data } of byKind[kind].values()) {
      hear(data.provenance.feed, recordedtime, data.provenance.rawId);
    }
  }
  for (const { heard } of Object.values(dense)) {
    for (const [feed, { at, rawId }] of Object.entries(heard)) hear(feed, at, rawId);
  }
  return new Map([...newest].map(([feed, { rawId }]) => [feed, rawId]));
}
