import type { Flag, ObservationEvent } from '../../contract/event.ts';
import type { RowResult } from './define-connector.ts';
import { observationOf, type Origin } from './event-of.ts';
import type { Field, ProfileOf } from './json-profile.ts';
import type { ProfileHead } from './profile-head.ts';
import { numberAt, textAt, wordAt, type ProfileRow } from './profile-fields.ts';
import { inUcum } from './units.ts';

/** One observation a value; a row whose every value is missing says so, a value that cannot be rejects it. */
export function profileObservations(
  at: ProfileRow,
  profile: ProfileOf<'observation'>,
  head: ProfileHead,
  origin: Origin,
): RowResult {
  const events: ObservationEvent[] = [];
  const said = wordAt(at, profile.quality);
  const isOne = profile.values.length === 1;
  for (const value of profile.values) {
    const property =
      typeof value.property === 'string' ? value.property : wordAt(at, value.property);
    if (property === undefined) return { reject: 'nobody knows what it measures' };
    const number = numberAt(at, value.path);
    if (Number.isNaN(number)) return { reject: `${property}: not a number` };
    const measured = measuredIn(at, value, number);
    const [least, most] = value.plausible ?? [-Infinity, Infinity];
    const { result } = measured;
    if (result !== undefined && (result < least || result > most)) {
      return { reject: `${property} outside ${least}…${most}: ${result}` };
    }
    const flags: readonly Flag[] = [...head.flags, ...measured.flags];
    const isUnknownUnit = measured.flags.length > 0;
    const quality = result === undefined ? 'missing' : isUnknownUnit ? 'suspect' : said;
    const thing = isOne ? head.thing : `${head.thing}/${property}`;
    events.push(
      observationOf(at.context, origin, {
        subject: `observation/${thing}`,
        ref: head.ref,
        time: head.time,
        ...(head.version === undefined ? {} : { version: head.version }),
        // Sources correct values in place; without a stamp only the content tells.
        isEdited: head.version === undefined,
        geometry: head.placed.geometry,
        districts: head.placed.districts,
        flags,
        ...head.place,
        featureOfInterest: { id: head.thing, name: head.name },
        observedProperty: property,
        unit: measured.unit,
        result: result ?? null,
        ...(quality === undefined ? {} : { resultQuality: quality }),
      }),
    );
  }
  return events;
}

interface Measured {
  readonly result: number | undefined;
  readonly unit: string;
  readonly flags: readonly Flag[];
}

/** A value in the unit we keep. One of an unknown unit, or none, stays as it is and is flagged. */
export function measuredIn(
  at: ProfileRow,
  { unit, unitPath }: { readonly unit?: string; readonly unitPath?: Field },
  value: number | undefined,
): Measured {
  const named = textAt(at, unitPath) ?? unit;
  const known = named === undefined ? undefined : inUcum(named);
  if (known !== undefined) {
    const result = value === undefined ? undefined : known.convert(value);
    return { result, unit: known.unit, flags: [] };
  }
  if (named !== undefined) at.context.drift(`unknown unit: ${named.slice(0, 40)}`);
  return { result: value, unit: named ?? '1', flags: ['unit-assumed'] };
}
