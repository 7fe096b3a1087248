import fc from 'fast-check';
import {
  FLAGS,
  QUALITIES,
  type CityEvent,
  type EventData,
  type ObservationEvent,
  type PositionEvent,
} from '../../contract/event.ts';
import { OCCUPANCIES, STOP_STATUSES, type PositionData } from '../../contract/position.ts';
import { instantAtMinute, observationAt } from './city-events.ts';
import { positionAt } from './positions.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const anyName = fc
  .record({ id: fc.stringMatching(/^[A-Z]\d{1,2}$/), ko: maybe(fc.constantFrom('강남', '서울역')) })
  .map(({ id, ko }) => (ko === undefined ? { id } : { id, name: { ko } }));

const anyMark = fc.record({
  flags: maybe(fc.subarray([...FLAGS], { maxLength: 3 })),
  basis: maybe(fc.constantFrom('documented' as const, 'simulated' as const)),
});

/** Without what is undefined. */
function set<T extends object>(data: T): T {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}

const anyPoint = fc
  .tuple(
    fc.double({ min: 126, max: 128, noNaN: true }),
    fc.double({ min: 37, max: 38, noNaN: true }),
  )
  .map((coordinates) => ({ type: 'Point' as const, coordinates }));

/** One of a few vehicles, anywhere, with or without anything that can be told of it. */
export const anyVehicle: fc.Arbitrary<PositionEvent> = fc
  .record({
    bus: fc.nat(11),
    minute: fc.nat(90),
    mark: anyMark,
    told: fc.record({
      geometry: fc.option(anyPoint),
      bearingDeg: maybe(fc.double({ min: 0, max: 359.9, noNaN: true })),
      speedKmh: maybe(fc.double({ min: 0, max: 350, noNaN: true })),
      mode: fc.constantFrom('bus', 'subway', 'bicycle'),
      route: maybe(anyName),
      stop: maybe(
        fc
          .tuple(anyName, fc.constantFrom(...STOP_STATUSES))
          .map(([name, status]) => ({ ...name, status })),
      ),
      occupancy: maybe(fc.constantFrom(...OCCUPANCIES)),
    }),
  })
  .map(({ bus, minute, mark, told }) => {
    const event = positionAt(bus, minute);
    const data = set<object>({ ...event.data, ...mark, ...told }) as PositionData;
    return { ...event, data };
  });

/** One of a few road links, with a speed or none. */
export const anyLink: fc.Arbitrary<ObservationEvent> = fc
  .record({
    link: fc.nat(11),
    minute: fc.nat(90),
    mark: anyMark,
    told: fc.record({
      result: fc.oneof(fc.double({ min: 0, max: 200, noNaN: true }), fc.constantFrom(null, '원활')),
      resultQuality: fc.constantFrom(...QUALITIES),
      geometry: fc.option(
        fc.array(anyPoint, { minLength: 2, maxLength: 4 }).map((points) => ({
          type: 'LineString' as const,
          coordinates: points.map(({ coordinates }) => coordinates),
        })),
      ),
      districts: fc.subarray(['11620', '11590']),
    }),
  })
  .map(({ link, minute, mark, told }) => {
    const event = observationAt(link, minute);
    const data = set({ ...event.data, ...mark, ...told, observedProperty: 'traffic.speed' });
    const subject = `observation/link/${link}`;
    return { ...event, subject, data: data as ObservationEvent['data'] & EventData };
  });

/** Changes of a city with vehicles and roads, and others that are no dense topic's. */
export const anyChanges: fc.Arbitrary<{
  readonly upserts: readonly CityEvent[];
  readonly removals: readonly string[];
}> = fc
  .record({
    upserts: fc.uniqueArray(
      fc.oneof(
        anyVehicle,
        anyLink,
        fc.nat(3).map((gauge) => observationAt(gauge, 1)),
      ),
      { selector: ({ subject }) => subject, maxLength: 8 },
    ),
    removed: fc.array(fc.tuple(fc.constantFrom('position/bus', 'observation/link'), fc.nat(11)), {
      maxLength: 4,
    }),
  })
  .map(({ upserts, removed }) => {
    const kept = new Set(upserts.map(({ subject }) => subject));
    const removals = removed.map(([kind, key]) => `${kind}/${key}`);
    return { upserts, removals: removals.filter((subject) => !kept.has(subject)) };
  });

export const NOW = instantAtMinute(95);
