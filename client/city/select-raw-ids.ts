import type { Kind } from '../../contract/event.ts';
import type { ByKind } from './city.ts';

const HEARD_KINDS = [
  'observation',
  'position',
  'incident',
  'alert',
  'request',
  'asset',
] as const satisfies readonly Kind[];

/** For each feed the answer that last told something that is on screen. */
export function selectRawIds(byKind: ByKind): ReadonlyMap<string, string> {
  const newest = new Map<string, { readonly at: string; readonly rawId: string }>();
  for (const kind of HEARD_KINDS) {
    for (const { recordedtime: at, data } of byKind[kind].values()) {
      const { feed, rawId } = data.provenance;
      const held = newest.get(feed);
      if (rawId !== '' && (held === undefined || held.at < at)) newest.set(feed, { at, rawId });
    }
  }
  return new Map([...newest].map(([feed, { rawId }]) => [feed, rawId]));
}
