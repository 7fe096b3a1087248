import type { Coordinate } from '../contract/place.ts';
import { cameraPlaces } from './camera-places.ts';
import { ConfigError, found } from './config/config-error.ts';
import type { City } from './config/load-city.ts';
import { situationsProfile, type SignProfile } from './config/situations-profile.ts';
import type {
  Basin,
  ObservedAs,
  Reads,
  Sign,
  SituationSettings,
} from './office/situations/situation-settings.ts';

const FILE = 'situations.yaml';

/** What makes a situation in this city; a city without the file has none. Throws ConfigError. */
export function situationSettings(city: City): SituationSettings | undefined {
  const profile = city.file('situations', situationsProfile);
  if (profile === undefined) return undefined;
  const { rules, basins, cameras, areasKm2 } = profile;
  checkFeeds(
    city,
    rules.flatMap(({ factors }) => factors.flatMap(({ signs }) => signs)),
  );
  checkDistricts(city, [...Object.keys(areasKm2), ...basins.flatMap(({ districts }) => districts)]);
  return {
    rules: rules.map((rule) => ({
      ...rule,
      factors: rule.factors.map((factor) => ({ ...factor, signs: factor.signs.map(signOf) })),
    })),
    basins: basins.map(({ stream, line, ...basin }): Basin => {
      return { ...basin, line: line ?? streamLine(city, stream ?? '') };
    }),
    cameras: cameras === undefined ? [] : cameraPlaces(city, cameras),
    districtAreasKm2: areasKm2,
  };
}

function signOf(profile: SignProfile): Sign {
  const { feeds, radiusKm, travels, confined: isConfined, spanMin, words } = profile;
  return {
    reads: readsOf(profile),
    feeds,
    radiusKm,
    travels,
    isConfined,
    words,
    ...(spanMin === undefined ? {} : { spanMin }),
  };
}

function readsOf(profile: SignProfile): Reads {
  const { observation, as, limits, count, of = 'incident', incident, alert } = profile;
  const { steps = [], weights = {} } = profile;
  if (observation !== undefined && as !== undefined) {
    return { form: 'observation', property: observation, as: observedAs(as), steps };
  }
  if (limits !== undefined) return { form: 'limits', property: limits, weights };
  if (count !== undefined) return { form: 'count', kind: of, where: count, steps };
  const kind = incident === undefined ? 'alert' : 'incident';
  return { form: 'severity', kind, where: incident ?? alert ?? {}, weights };
}

function observedAs(as: NonNullable<SignProfile['as']>): ObservedAs {
  if (typeof as === 'string') return { form: as };
  if ('sumOverMin' in as) return { form: 'sum', overMin: as.sumOverMin };
  return { form: 'rise', overMin: as.riseOverMin };
}

function checkFeeds(city: City, signs: readonly SignProfile[]): void {
  const known = city.profile.feeds.map(({ id }) => id);
  const unknown = signs.flatMap(({ feeds }) => feeds).find((feed) => !known.includes(feed));
  if (unknown === undefined) return;
  throw new ConfigError(
    `cities/${city.profile.id}/${FILE}: expected ids under feeds of city.yaml (${known.join(', ')}), but ${unknown} is none`,
  );
}

function checkDistricts(city: City, codes: readonly string[]): void {
  const known = city.districts.map(({ code }) => code);
  const unknown = codes.find((code) => !known.includes(code));
  if (unknown === undefined) return;
  throw new ConfigError(
    `cities/${city.profile.id}/${FILE}: expected codes of districts.csv (${known[0]} … ${known.at(-1)}), found ${found(unknown)}`,
  );
}

function streamLine(city: City, code: string): readonly Coordinate[] {
  const row = city.registry('streams').get(code);
  const vertices = (row?.['vertices'] ?? '').split(';').map((pair) => pair.trim().split(/\s+/));
  const line = vertices.flatMap(([lon, lat]): readonly Coordinate[] =>
    lon === undefined || lat === undefined ? [] : [[Number(lon), Number(lat)]],
  );
  if (line.length > 0) return line;
  throw new ConfigError(
    `cities/${city.profile.id}/${FILE}: basins: stream: expected a code of streams.csv, found ${found(code)}`,
  );
}
