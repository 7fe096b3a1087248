import { KINDS } from '../../contract/event.ts';
import type { District, LonLat } from '../../contract/place.ts';
import type { City } from './city.ts';
import type { OpenMatter } from './open-matter.ts';
import { closestPoint } from './select-point.ts';

/** Where a district (by its code), an open matter or anything else in the city stands; zones have no place. */
export function placeOfSubject(
  subject: string,
  city: City | undefined,
  matters: readonly OpenMatter[],
  districts: readonly District[],
): LonLat | undefined {
  const matter = matters.find(({ key }) => key === subject);
  if (matter?.at !== undefined) return matter.at;
  const district = districts.find(({ code }) => code === subject);
  if (district !== undefined || city === undefined) return district?.label;
  for (const kind of KINDS) {
    const event = city.byKind[kind].get(subject);
    if (event !== undefined) return closestPoint([event.data.geometry]);
  }
  return undefined;
}
