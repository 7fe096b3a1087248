import type { District, DistrictCode, LonLat } from '../../contract/place.ts';
import type { CityContext } from './city-context.ts';

const CITY = '서울(?:특별시|시)?';
const WHOLE_CITY = new RegExp(`${CITY}\\s*(?:전체|전역|전\\s?지역)`);
const OWN_PREFIX = new RegExp(`^${CITY}\\s*`);
/** Several districts share their names with districts elsewhere (부산 강서구, 인천 중구). */
const ELSEWHERE = /(?:광역시|자치시|자치도|도|부산|대구|인천|광주|대전|울산)\s*$/;
const OWN_CITY_BEFORE = new RegExp(`${CITY}\\s*$`);

interface Names {
  readonly byName: ReadonlyMap<string, DistrictCode>;
  /** Full names, longest first. */
  readonly pattern: RegExp;
}

const indexed = new WeakMap<readonly District[], Names>();

/** Code of a district by its Korean name, with or without 구 and the city before it. */
export function districtOfName(city: CityContext, name: string): DistrictCode | undefined {
  const bare = name.trim().replace(OWN_PREFIX, '');
  return namesOf(city).byName.get(bare);
}

/** Districts that a text names in full, in official order; `서울특별시 전체` names all. */
export function districtsInText(city: CityContext, text: string): readonly DistrictCode[] {
  if (WHOLE_CITY.test(text)) return city.districts.map(({ code }) => code);
  const { byName, pattern } = namesOf(city);
  const found = new Set<DistrictCode>();
  for (const match of text.matchAll(pattern)) {
    const before = text.slice(0, match.index);
    const isOwn = OWN_CITY_BEFORE.test(before);
    if (!isOwn && (ELSEWHERE.test(before) || /[가-힣]$/.test(before))) continue;
    const code = byName.get(match[0]);
    if (code !== undefined) found.add(code);
  }
  return city.districts.map(({ code }) => code).filter((code) => found.has(code));
}

/**
 * The district whose label point is nearest. Approximate: near a border it may be the neighbour;
 * where the source or a registry names the district, that goes first.
 */
export function nearestDistrict(city: CityContext, point: LonLat): DistrictCode | undefined {
  const lonScale = Math.cos((point.lat * Math.PI) / 180);
  let nearest: DistrictCode | undefined;
  let least = Infinity;
  for (const { code, label } of city.districts) {
    const east = (label.lon - point.lon) * lonScale;
    const north = label.lat - point.lat;
    // Squared: a root would not change which is least, and this runs for every vehicle.
    const distance = east * east + north * north;
    if (distance >= least) continue;
    least = distance;
    nearest = code;
  }
  return nearest;
}

function namesOf(city: CityContext): Names {
  const known = indexed.get(city.districts);
  if (known !== undefined) return known;
  const byName = new Map<string, DistrictCode>();
  for (const { code, name } of city.districts) {
    byName.set(name.ko, code);
    byName.set(name.ko.replace(/구$/, ''), code);
  }
  const longestFirst = city.districts
    .map(({ name }) => name.ko)
    .toSorted((a, b) => b.length - a.length);
  const names = { byName, pattern: new RegExp(longestFirst.join('|') || '(?!)', 'g') };
  indexed.set(city.districts, names);
  return names;
}
