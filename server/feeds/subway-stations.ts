import type { CityContext, RegistryRow } from '../feed-kit/city-context.ts';

const read = new WeakMap<ReadonlyMap<string, RegistryRow>, ReadonlyMap<string, string>>();

/**
 * Code of a station in the registry `subway-stations`: the id that the feed gives if the registry
 * knows it, else by line and name; a station in neither way known keeps what the feed calls it.
 */
export function stationCode(
  city: CityContext,
  line: string,
  name: string,
  id: string | undefined,
): string {
  const stations = city.registry('subway-stations');
  if (id !== undefined && stations.has(id)) return id;
  let byName = read.get(stations);
  if (byName === undefined) {
    byName = new Map(
      [...stations].map(([code, row]) => [keyOf(row['line'] ?? '', row['name_ko'] ?? ''), code]),
    );
    read.set(stations, byName);
  }
  return byName.get(keyOf(line, name)) ?? id ?? name;
}

/** `어린이대공원(세종대)` is `어린이대공원`, `서울역` is `서울`: the lists differ in these, and in spaces. */
function keyOf(line: string, name: string): string {
  const bare = name.replace(/\(.*\)$|\s/g, '');
  return `${line} ${bare === '서울역' ? '서울' : bare}`;
}
