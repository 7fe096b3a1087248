import express from 'express';
import fc from 'fast-check';
import { latLngToCell } from 'h3-js';
import { expect, test } from 'vitest';
import type { CityAnswer, Problem } from '../../contract/api.ts';
import { SEVERITIES, type CityEvent, type Severity } from '../../contract/event.ts';
import type { HexAnswer } from '../../contract/hexes.ts';
import { layerOfEvent } from '../../contract/layer-of-event.ts';
import type { Geometry } from '../../contract/place.ts';
import { hexesRoute } from '../../server/hub/hexes-route.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { historyOf, type FollowedLog } from '../support/history-of.ts';

const CITY: CityAnswer = {
  id: 'seoul',
  name: { ko: '서울' },
  shortName: { ko: '서울' },
  languages: ['ko'],
  zone: 'Asia/Seoul',
  bounds: [126.7, 37.4, 127.2, 37.7],
  districts: [
    { code: '11620', name: { ko: '관악구' }, label: { lon: 127, lat: 37.5 }, population: 1 },
  ],
  wall: { pitchMm: 1, viewingDistanceM: 1 },
  screens: {},
  figures: [],
  basemap: {},
  places: [],
  attribution: [],
  mode: 'live',
};
const PLACES: readonly Geometry[] = Array.from({ length: 6 }, (_, index) => ({
  type: 'Point',
  coordinates: [126.9 + index * 0.004, 37.5 + (index % 3) * 0.003],
}));
const STREET: Geometry = {
  type: 'LineString',
  coordinates: [
    [126.91, 37.51],
    [126.914, 37.512],
  ],
};
const DISTRICT: Geometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [126.8, 37.4],
        [126.9, 37.4],
        [126.9, 37.5],
        [126.8, 37.4],
      ],
    ],
  ],
};
const SHAPES: readonly (Geometry | null)[] = [...PLACES, STREET, DISTRICT, null];

const anIncident = fc
  .record({
    key: fc.nat(12),
    minute: fc.nat(150),
    shape: fc.constantFrom(...SHAPES),
    severity: fc.constantFrom(...SEVERITIES),
    category: fc.constantFrom('flood', 'fire'),
    districts: fc.constantFrom(['11620'], ['11590'], []),
  })
  .map(({ key, minute, shape, severity, category, districts }): CityEvent => {
    // A thing stays of its layer.
    const base = incidentAt(key * 2 + (category === 'flood' ? 0 : 1), minute);
    return { ...base, data: { ...base.data, geometry: shape, severity, category, districts } };
  });
const aValue = fc
  .record({ gauge: fc.nat(7), minute: fc.nat(140), value: fc.integer({ min: -5, max: 90 }) })
  .chain(({ gauge, minute, value }) =>
    fc.constantFrom('good', 'bad', 'suspect').map((resultQuality): CityEvent => {
      const base = observationAt(gauge, minute, value);
      const geometry = SHAPES[gauge + 1] ?? null;
      return { ...base, data: { ...base.data, geometry, resultQuality } };
    }),
  );

/** Steps of the log: the same instant of a gauge is told again later, put right. */
function stepsOf(events: readonly CityEvent[]): ReadonlyMap<number, readonly CityEvent[]> {
  const minuteOf = ({ time }: CityEvent): number =>
    (Date.parse(time) - Date.parse(instantAtMinute(0))) / 60_000;
  const seen = new Set<string>();
  const steps = new Map<number, CityEvent[]>();
  for (const event of events.toSorted((a, b) => minuteOf(a) - minuteOf(b))) {
    const id = `${event.subject} ${event.time}`;
    const isRight = seen.has(id);
    if (isRight && event.kind !== 'observation') continue;
    seen.add(id);
    const at = minuteOf(event) + (isRight ? 15 : 0);
    const version = instantAtMinute(at);
    const told =
      event.kind === 'observation'
        ? { ...event, id: `${id} ${at} ${String(event.data.result)}`, recordedtime: version }
        : event;
    const step = steps.get(at) ?? [];
    if (step.some(({ subject }) => subject === told.subject)) continue;
    steps.set(at, [...step, { ...told, data: { ...told.data, version } } as CityEvent]);
  }
  return new Map([...steps].toSorted(([a], [b]) => a - b));
}

async function followedCity(): Promise<
  FollowedLog & { readonly steps: ReturnType<typeof stepsOf> }
> {
  const followed = await historyOf();
  const options = { seed: 7, numRuns: 1 };
  const [events = []] = fc.sample(
    fc.array(fc.oneof(anIncident, aValue), { minLength: 400, maxLength: 400 }),
    options,
  );
  const steps = stepsOf(events);
  let last: CityEvent | undefined;
  for (const [minute, step] of steps) {
    const inForce = step.filter(({ time }) => time === instantAtMinute(minute));
    const late = step.filter((event) => !inForce.includes(event));
    last = followed.log.step(instantAtMinute(minute), inForce, late).at(-1) ?? last;
  }
  await followed.has(last);
  return Object.assign(followed, { steps });
}

interface Asked {
  readonly layer: string;
  readonly resolution: number;
  readonly from: number;
  readonly to: number;
  readonly known: number | undefined;
  readonly severity: Severity | undefined;
  readonly district: string | undefined;
}

function boxOf(geometry: Geometry | null) {
  if (geometry === null) return undefined;
  const depth = { Point: 0, LineString: 0, MultiLineString: 1, MultiPolygon: 2 }[geometry.type];
  const points = (
    geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates.flat(depth)
  ) as [number, number][];
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return { w: Math.min(...lons), e: Math.max(...lons), s: Math.min(...lats), n: Math.max(...lats) };
}

/** Looks at every version. */
function naive(steps: ReturnType<typeof stepsOf>, asked: Asked) {
  const [from, to] = [instantAtMinute(asked.from), instantAtMinute(asked.to)];
  const known = [...steps].filter(([minute]) => minute <= (asked.known ?? Infinity));
  const fitting = known
    .flatMap(([, step]) => step)
    .filter((event) => layerOfEvent(event) === asked.layer || event.kind === asked.layer)
    .filter(({ time }) => time >= from && time < to)
    .filter(({ data }) => asked.district === undefined || data.districts.includes(asked.district))
    .filter(
      ({ data }) =>
        asked.severity === undefined || ('severity' in data && data.severity === asked.severity),
    );
  const cells = new Map<string, CityEvent[]>();
  for (const event of fitting) {
    const box = boxOf(event.data.geometry);
    const isWide = box !== undefined && box.e - box.w > 0.05;
    const cell =
      box === undefined
        ? 'placeless'
        : isWide
          ? 'wide'
          : latLngToCell((box.s + box.n) / 2, (box.w + box.e) / 2, asked.resolution);
    cells.set(cell, [...(cells.get(cell) ?? []), event]);
  }
  return new Map([...cells].map(([cell, events]) => [cell, summed(events, cell)]));
}

const restOf = (things: number, versions: number) =>
  ({
    things,
    versions,
    worst: undefined,
    values: undefined,
    max: undefined,
    min: undefined,
    sum: 0,
  }) as const;

function summed(events: readonly CityEvent[], cell: string) {
  const things = new Set(events.map(({ subject }) => subject)).size;
  if (cell === 'placeless' || cell === 'wide') return restOf(things, events.length);
  const inForce = new Map(events.map((event) => [`${event.subject} ${event.time}`, event]));
  const values = [...inForce.values()].flatMap((event) =>
    event.kind === 'observation' && event.data.resultQuality !== 'bad'
      ? [Number(event.data.result)]
      : [],
  );
  const worst = SEVERITIES.find((severity) =>
    events.some(({ data }) => 'severity' in data && data.severity === severity),
  );
  return {
    things,
    versions: events.length,
    worst,
    values: values.length === 0 ? undefined : values.length,
    max: values.length === 0 ? undefined : Math.max(...values),
    min: values.length === 0 ? undefined : Math.min(...values),
    sum: Math.round(values.reduce((sum, value) => sum + value, 0)),
  };
}

function answered({ cells, placeless, wide }: HexAnswer): ReturnType<typeof naive> {
  const found = cells.map(({ cell, things, versions, worst, values, max, min, mean }) => {
    const sum = Math.round((mean ?? 0) * (values ?? 0));
    return [cell, { things, versions, worst, values, max, min, sum }] as const;
  });
  const rest = Object.entries({ placeless, wide })
    .filter(([, { versions }]) => versions > 0)
    .map(([name, { things, versions }]) => [name, restOf(things, versions)] as const);
  return new Map([...found, ...rest]);
}

test(
  'what the cells count is what a look at every version counts',
  { timeout: 90_000 },
  async () => {
    await using followed = await followedCity();
    const app = express().use(hexesRoute({ history: followed.history(), city: CITY }));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ask = (query: Record<string, unknown>): Promise<Response> => {
      const given = Object.entries(query).filter(([, value]) => value !== undefined);
      const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
      return fetch(`http://127.0.0.1:${port}/?${text}`);
    };
    try {
      const anAsked: fc.Arbitrary<Asked> = fc
        .record({
          layer: fc.constantFrom('incident/flood', 'incident', 'observation/water.level'),
          resolution: fc.integer({ min: 6, max: 10 }),
          from: fc.nat(150),
          span: fc.integer({ min: 1, max: 150 }),
          known: fc.option(fc.nat(170), { nil: undefined }),
          severity: fc.option(fc.constantFrom(...SEVERITIES), { nil: undefined, freq: 2 }),
          district: fc.option(fc.constant('11620'), { nil: undefined, freq: 2 }),
        })
        .map(({ span, ...asked }) => ({ ...asked, to: asked.from + span }));
      let isAnyFound = false;
      await fc.assert(
        fc.asyncProperty(anAsked, async (asked) => {
          const { layer, from, to, known, ...rest } = asked;
          const response = await ask({
            ...rest,
            [layer.includes('/') ? 'layer' : 'kind']: layer,
            from: instantAtMinute(from),
            to: instantAtMinute(to),
            known: known === undefined ? undefined : instantAtMinute(known),
          });
          const answer = (await response.json()) as HexAnswer;
          const expected =
            asked.severity !== undefined && layer.startsWith('observation')
              ? new Map()
              : naive(followed.steps, asked);
          isAnyFound ||= expected.size > 3;
          expect(answered(answer)).toEqual(expected);
        }),
        { numRuns: 60 },
      );
      expect(isAnyFound).toBe(true);

      const refusals = await Promise.all(
        [
          { resolution: 8 },
          { layer: 'weather' },
          { kind: 'incident', layer: 'incident/flood' },
          { kind: 'incident', resolution: 11 },
          { kind: 'incident', district: '99999' },
          { kind: 'position' },
        ].map(async (query) => {
          const response = await ask(query);
          const { detail = '' } = (await response.json()) as Problem;
          return [response.status, detail.split(':')[0]];
        }),
      );
      expect(refusals).toEqual([
        [400, 'kind'],
        [400, 'layer'],
        [400, 'kind'],
        [400, 'resolution'],
        [400, 'district'],
        [404, 'positions are kept for playback only, not for queries'],
      ]);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },
);
