import { z } from 'zod';
import { numeric, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { isRecord, listOf } from '../feed-kit/record.ts';
import type { Head } from './gtfs-rt-head.ts';
import { plainUpdate, plainVehicle } from './gtfs-rt-plain.ts';
import {
  causeWord,
  effectWord,
  occupancyWord,
  severityWord,
  stopStatusWord,
} from './gtfs-rt-words.ts';

/** JSON bodies write what is absent as null, too. */
function maybe<S extends z.ZodType>(schema: S) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** Lists lose their brackets in some JSON bodies. */
function many<S extends z.ZodType>(schema: S) {
  return z.unknown().optional().transform(listOf).pipe(z.array(schema));
}

const trip = z.object({
  tripId: optionalText,
  routeId: optionalText,
  startDate: optionalText,
});
const vehicleDescriptor = z.object({
  id: optionalText,
  label: optionalText,
  licensePlate: optionalText,
});
const stopTimeEvent = z.object({ delay: optionalNumeric, time: optionalNumeric });

const vehicle = z.object({
  trip: maybe(trip),
  vehicle: maybe(vehicleDescriptor),
  position: maybe(
    z.object({
      latitude: numeric,
      longitude: numeric,
      bearing: optionalNumeric,
      speed: optionalNumeric,
    }),
  ),
  currentStatus: stopStatusWord,
  stopId: optionalText,
  timestamp: optionalNumeric,
  occupancyStatus: occupancyWord,
});
export type Vehicle = z.output<typeof vehicle>;

const tripUpdate = z.object({
  trip,
  vehicle: maybe(vehicleDescriptor),
  delay: optionalNumeric,
  stopTimeUpdate: many(
    z.object({ arrival: maybe(stopTimeEvent), departure: maybe(stopTimeEvent) }),
  ),
});
export type TripUpdate = z.output<typeof tripUpdate>;
const tripUpdateEntity = z.object({ id: text, tripUpdate });

/** `{translation: […]}`, or a list of `{translation: {…}}`. */
const translations = many(
  z.object({ translation: many(z.object({ text: optionalText, language: optionalText })) }),
).transform((parts) => parts.flatMap(({ translation }) => translation));
export type Translations = z.output<typeof translations>;

const alert = z.object({
  activePeriod: many(z.object({ start: optionalNumeric, end: optionalNumeric })),
  informedEntity: many(
    z.object({ routeId: optionalText, stopId: optionalText, trip: maybe(trip) }),
  ),
  cause: causeWord,
  effect: effectWord,
  severityLevel: severityWord,
  headerText: translations,
  descriptionText: translations,
  /** Seconds; not in the standard, sent by some. */
  lastModifiedTimestamp: optionalNumeric,
  closedTimestamp: optionalNumeric,
});
export type Alert = z.output<typeof alert>;

/** Made by us, so not checked again for every row. */
const head = z.custom<Head>();

const entity = z.object({ id: text, isDeleted: z.boolean().nullish() });

const checkedRow = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('vehicle'),
    head,
    isSpeedMeasured: z.boolean(),
    delaySec: z.number().optional(),
    entity: entity.extend({ vehicle }),
  }),
  z.object({ is: z.literal('alert'), head, entity: entity.extend({ alert }) }),
  /** The trips of one route in a body of trip updates only. */
  z.object({
    is: z.literal('route'),
    head,
    route: z.string(),
    delaysSec: z.array(z.number()).min(1),
  }),
  /** A trip update that is told with its vehicle, or tells no delay of a route; `lacks` says why. */
  z.object({
    is: z.literal('update'),
    head,
    lacks: z.string().optional(),
    entity: tripUpdateEntity,
  }),
  z.object({ is: z.literal('refused'), head, why: z.string() }),
  /** Shapes, stops, deleted entities: of no use here. */
  z.object({ is: z.literal('other'), head }),
]);
export type FeedRow = z.output<typeof checkedRow>;
export type VehicleRow = Extract<FeedRow, { is: 'vehicle' }>;
export type AlertRow = Extract<FeedRow, { is: 'alert' }>;
export type RouteRow = Extract<FeedRow, { is: 'route' }>;

/** A row of a body; what is plainly right is taken without asking the schema. */
export const feedRow: z.ZodType<FeedRow> = z.transform((row: unknown, context): FeedRow => {
  const plain = plainRow(row);
  if (plain !== undefined) return plain;
  const { data, error } = checkedRow.safeParse(row);
  for (const { path, message } of error?.issues ?? []) {
    context.addIssue({ code: 'custom', path, message });
  }
  return data ?? z.NEVER;
});

function plainRow(row: unknown): FeedRow | undefined {
  if (!isRecord(row) || row['is'] !== 'vehicle') return undefined;
  const plain = plainVehicle(row['entity']);
  // The rest of the row was made by us.
  return plain && ({ ...row, entity: plain } as VehicleRow);
}

/** The trip update of an entity; `undefined` of one that cannot be read. */
export function tripUpdateOf(value: unknown): TripUpdate | undefined {
  return plainUpdate(value) ?? tripUpdateEntity.safeParse(value).data?.tripUpdate;
}
