import type { LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { selectSewerLevels } from '../city/select-observations.ts';
import { isStale, numberOf } from '../city/observed-number.ts';
import { say } from '../design/language.ts';
import type { Level } from '../design/severity.ts';
import { toLonLat } from './kit/path.ts';
import { defineLayer } from '../map/define-layer.ts';
import { levelColour } from './kit/level-colour.ts';
import { lineLayer } from './kit/line-layers.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  /** Share of the pipe that is full, 0–1. */
  readonly fill: number;
  readonly event: EventOf<'observation'>;
}

/** Sewer levels arrive every minute, and are delivered in pages of ten. */
const EVERY_MS = 600_000;
/** Ground height of a full tick: 6 px at the scale at which the city fills a desk map. */
const FULL_TICK_DEG = 0.0032;
/** An empty pipe still shows that its gauge is there. */
const FOOT = 0.12;
const WIDTH_PX = 1.6;
/** Share of the pipe from which a gauge is 주의, 경계, 심각. */
const STEPS: readonly (readonly [fill: number, level: Level])[] = [
  [0.7, 2],
  [0.85, 3],
  [1, 4],
];

const levelOfFill = (fill: number): Level => STEPS.findLast(([from]) => fill >= from)?.[1] ?? 0;

function toRow(event: EventOf<'observation'>): Row[] {
  const { geometry, fullScale } = event.data;
  const levelM = numberOf(event.data);
  if (geometry?.type !== 'Point' || levelM === undefined) return [];
  if (fullScale === undefined || !(fullScale > 0)) return [];
  const fill = Math.min(Math.max(levelM / fullScale, 0), 1);
  return [{ subject: event.subject, at: toLonLat(geometry.coordinates), fill, event }];
}

export default defineLayer<Row>({
  id: 'sewer-gauges',
  title: { ko: '하수관 수위', en: 'Sewer levels' },
  group: 'points',
  reads: ['observation'],
  select: (city) => selectSewerLevels(city).flatMap(toRow),
  build: (rows, { colours, lineScale, nowMs }) => {
    const current = rows.filter(
      ({ event }) => !isStale(event.data.phenomenonTime, EVERY_MS, nowMs),
    );
    const ticks = current.map(({ subject, at: { lon, lat }, fill }) => ({
      subject,
      level: levelOfFill(fill),
      path: [
        [lon, lat],
        [lon, lat + FULL_TICK_DEG * (FOOT + fill)],
      ] as const,
      colour: levelColour(levelOfFill(fill), colours),
    }));
    const width = WIDTH_PX * lineScale;
    const calm = ticks.filter(({ level }) => level === 0);
    const full = ticks.filter(({ level }) => level !== 0);
    return [
      lineLayer('sewer-gauges-calm', calm, width * 0.75, colours['g-6']),
      lineLayer('sewer-gauges-casing', full, width * 2.2, colours['map-out']),
      lineLayer('sewer-gauges-full', full, width),
    ];
  },
  describe: ({ fill, event }, language) =>
    `${say(event.data.featureOfInterest.name, language)} ${Math.round(fill * 100)} %`,
});
