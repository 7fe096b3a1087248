import { z } from 'zod';
import { BASES } from '../../contract/delta.ts';
import { DOMAINS, KINDS, SEVERITIES } from '../../contract/event.ts';

const AN_INSTANT = 'an instant with its zone, e.g. 2022-08-08T21:05:00+09:00';

/** An instant with its zone, taken to UTC with milliseconds; of a year that four digits write. */
export const instantParameter = z.iso
  .datetime({ offset: true, error: AN_INSTANT })
  .transform((text, context) => {
    const instant = new Date(text).toISOString();
    if (!/^\d/.test(instant)) context.addIssue(AN_INSTANT);
    return instant;
  });

const TEXT_MAX = 200;
/** No name and no word holds a NUL; a search would end at it. */
export const textParameter = z
  .string()
  .max(TEXT_MAX)
  .refine((text) => !text.includes('\0'), { error: 'a text without NUL' });

/** More than a city has of anything; a list any longer is a mistake. */
const LIST_MAX = 50;
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(LIST_MAX);

export const kindParameter = z.enum(KINDS);
export const domainsParameter = listOf(z.enum(DOMAINS)).exactOptional();
export const severitiesParameter = listOf(z.enum(SEVERITIES)).exactOptional();
export const districtsParameter = listOf(z.string().max(20)).exactOptional();
export const basisParameter = z.enum(BASES);

const BBOX = 'west,south,east,north in degrees, west < east and south < north';

/** A box does not cross the date line: no city does. */
export const boundsParameter = z
  .array(z.number())
  .length(4, { error: BBOX })
  .transform((list, context): readonly [number, number, number, number] => {
    const [west = 0, south = 0, east = 0, north = 0] = list;
    const isOnEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90;
    if (west >= east || south >= north || !isOnEarth) context.addIssue(BBOX);
    return [west, south, east, north];
  });

/** `from` and `to` in order, where both are given. */
export function isInOrder({ from, to }: { from?: string; to?: string }): boolean {
  return from === undefined || to === undefined || from < to;
}

export const NOT_IN_ORDER = { path: ['to'], error: 'an instant after `from`' };

/** What is there of an object, so that `undefined` is never a member. */
export function present<T extends object>(members: T): Present<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}

type Present<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
