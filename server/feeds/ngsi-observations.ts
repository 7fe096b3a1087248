import type { Flag, ObservationEvent, Threshold } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { isMissing, numeric } from '../feed-kit/field.ts';
import type { Attribute, Entity } from './ngsi-entity.ts';
import type { Measure } from './ngsi-measures.ts';
import { entityName, entityPlace } from './ngsi-place.ts';
import { entityTime } from './ngsi-time.ts';
import { retainedFlags } from './retained-flags.ts';
import { sourceTime } from './source-time.ts';
import { converted, sourceUnit } from './source-unit.ts';
import { wordsOf } from './words-of.ts';

/** One observation a property that has a value; without a time of its own a value is a reject. */
export function entityObservations(
  entity: Entity,
  part: string,
  measures: readonly Measure[],
  context: RowContext,
  origin: Origin,
): RowResult {
  const { city, frame } = context;
  const whole = entityTime(entity, city);
  const where = entityPlace(entity, city);
  const name = wordsOf(entityName(entity));
  const events: ObservationEvent[] = [];
  let why: string | undefined;
  for (const measure of measures) {
    const attribute = entity.attributes.get(measure.name);
    if (attribute === undefined || isMissing(attribute.value)) continue;
    const time = sourceTime(attribute.observedAt, city.zone) ?? whole;
    const value = valueOf(entity, measure, attribute);
    if (time === undefined) why ??= 'no time: neither observedAt nor dateObserved';
    else if (value === undefined) why ??= `${measure.name}: not a number`;
    else {
      const flags: readonly Flag[] = [...where.flags, ...time.flags, ...retainedFlags(frame)];
      const { unit, isSuspect } = value;
      const isPossible = isPossibleValue(measure.property, unit, value.result);
      const result = isPossible ? value.result : null;
      events.push(
        observationOf(context, origin, {
          subject: `observation/${frame.feed}/${part}/${measure.property}`,
          ref: entity.id,
          time: time.at,
          // Brokers repeat what did not change, and correct without a new time.
          isEdited: true,
          domain: origin.domain,
          ...where,
          flags: isSuspect ? [...flags, 'unit-assumed'] : flags,
          place: name,
          featureOfInterest: { id: `${frame.feed}/${part}`, name },
          observedProperty: measure.property,
          unit,
          result,
          ...(isPossible
            ? isSuspect
              ? { resultQuality: 'suspect' as const }
              : {}
            : { resultQuality: 'bad' as const }),
          ...scaleOf(entity, measure),
        }),
      );
    }
  }
  if (why === undefined) return events;
  if (events.length === 0) return { reject: why };
  context.drift(`${entity.type}: ${why}`);
  return events;
}

/** What may be below 0: temperatures, and levels against some zero point. */
const SIGNED = /temperature|level|height|elevation/;

/** -1, -999 and -9999 say that there is no value, and nothing is 4500 % full. */
function isPossibleValue(property: string, unit: string, value: number): boolean {
  if (SIGNED.test(property)) return value > -900;
  return value >= 0 && (unit !== '%' || value <= 100);
}

/** An attribute that is a number, in the measure's unit. */
function valueOf(entity: Entity, measure: Measure, attribute: Attribute) {
  const read = numeric.safeParse(attribute.value);
  if (!read.success) return undefined;
  const { unit, factor = 1, takenOf } = measure;
  const whole = takenOf === undefined ? undefined : numberOf(entity, takenOf);
  if (takenOf !== undefined && whole === undefined) return undefined;
  const number = whole === undefined ? read.data : whole - read.data;
  const isOpen = measure.isUnitOpen === true;
  if (attribute.unit === undefined) {
    return { result: Number((number * factor).toPrecision(9)), unit, isSuspect: isOpen };
  }
  const known = sourceUnit(attribute.unit);
  if (known === undefined) {
    const called = attribute.unit.replace(/[^\w%/.-]/g, '').slice(0, 30);
    return { result: number, unit: `{${called}}`, isSuspect: true };
  }
  const kept = known.convert(number);
  const same = converted(kept, known.unit, unit);
  return { result: same ?? kept, unit: same === undefined ? known.unit : unit, isSuspect: false };
}

/** What the result is measured against: when it is full, and from where on it means something. */
function scaleOf(entity: Entity, { fullScale, levels = [], unit }: Measure) {
  const full = fullScale === undefined ? undefined : numberOf(entity, fullScale);
  const thresholds = levels.flatMap(({ name, severity, ko, en }): Threshold[] => {
    const attribute = entity.attributes.get(name);
    const value = numberOf(entity, name);
    if (attribute === undefined || value === undefined || value <= 0) return [];
    const known = attribute.unit === undefined ? undefined : sourceUnit(attribute.unit);
    // A level in another unit than the value cannot be compared with it.
    if (attribute.unit !== undefined && known?.unit !== unit) return [];
    return [{ value: known?.convert(value) ?? value, severity, label: { ko, en } }];
  });
  return {
    ...(full !== undefined && full > 0 ? { fullScale: full } : {}),
    ...(thresholds.length > 0
      ? { thresholds: thresholds.toSorted((a, b) => a.value - b.value) }
      : {}),
  };
}

function numberOf({ attributes }: Entity, name: string): number | undefined {
  const read = numeric.safeParse(attributes.get(name)?.value);
  return read.success ? read.data : undefined;
}
