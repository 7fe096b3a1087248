import { cellArea } from 'h3-js';
import type { District, DistrictCode } from '../../../contract/place.ts';
import type { SituationData } from '../../../contract/situation.ts';
import type { Ground } from './ground.ts';

/** How many live there: each cell has its share of its district's residents, by area. */
export function exposedPeople(
  cells: Iterable<string>,
  ground: Ground,
  districts: readonly District[],
  areasKm2: Readonly<Record<DistrictCode, number>>,
): SituationData['exposed'] {
  const covered = new Map<DistrictCode, number>();
  for (const cell of cells) {
    const code = ground.districtOf(cell);
    if (code !== undefined) covered.set(code, (covered.get(code) ?? 0) + cellArea(cell, 'km2'));
  }
  let people = 0;
  let isKnown = false;
  for (const { code, population } of districts) {
    const areaKm2 = areasKm2[code];
    const km2 = covered.get(code);
    if (areaKm2 === undefined || km2 === undefined) continue;
    isKnown = true;
    people += population * Math.min(1, km2 / areaKm2);
  }
  if (!isKnown) return null;
  const basis = {
    ko: '추정: 구 주민 수 × 면적 비율',
    en: 'estimate: residents of each district × share of its area',
  };
  // Two digits: the estimate is no better.
  const round = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, people))) - 1);
  return { people: Math.round(people / round) * round, basis };
}
