import { at, isRecord, listOf } from './record.ts';

/** A part of a `citydata` or `TrafficInfo` answer that stands for itself. */
export type CitydataPart =
  | { readonly is: 'people'; readonly people: unknown }
  /** `time` is the section's: links have none of their own. */
  | { readonly is: 'link'; readonly link: unknown; readonly time: unknown }
  /** A row of `TrafficInfo`, which carries no time at all. */
  | { readonly is: 'service'; readonly link: unknown };

/**
 * Population and road links of a place. Each section may be a list, a list of one, an object, `[]`,
 * null or absent; an absent section is no fault, a place may lie off the roads that are measured.
 */
export function citydataParts(citydata: unknown): readonly CitydataPart[] {
  const names = ['LIVE_PPLTN_STTS', 'ROAD_TRAFFIC_STTS'];
  if (names.every((name) => at(citydata, name) === undefined)) {
    throw new Error(`schema drift: neither ${names.join(' nor ')}`);
  }
  const people = listOf(at(citydata, 'LIVE_PPLTN_STTS')).map((section): CitydataPart => ({
    is: 'people',
    people: section,
  }));
  const links = listOf(at(citydata, 'ROAD_TRAFFIC_STTS')).flatMap((section) => {
    const average = at(section, 'AVG_ROAD_DATA');
    // The second is a spelling that older answers have.
    const time = at(average, 'ROAD_TRAFFIC_TIME') ?? at(average, 'ROAD_TRFFIC_TIME');
    return listOf(at(section, 'ROAD_TRAFFIC_STTS'))
      .filter((link) => !isRecord(link) || Object.keys(link).length > 0)
      .map((link): CitydataPart => ({ is: 'link', link, time }));
  });
  return [...people, ...links];
}
