import type { EventOf } from '../city/city.ts';
import { selectSituations } from '../city/select-situations.ts';
import { say } from '../design/language.ts';
import { levelOf, rankOf, type Level } from '../design/severity.ts';
import { defineLayer } from '../map/define-layer.ts';
import { lineLayer, type ColouredLine } from './kit/line-layers.ts';

interface Row {
  readonly level: Level;
  readonly event: EventOf<'situation'>;
}

/** Below 경계 a situation is a callout. Of more than one only the first is outlined: they overlap. */
const LEAST_LEVEL = 3;
const WIDTH_PX = 1.2;
const CASING_PX = 2.6;

export default defineLayer<Row>({
  id: 'situations',
  title: { ko: '상황 구역', en: 'Situation areas' },
  group: 'area',
  reads: ['situation'],
  select: ({ byKind }) =>
    selectSituations(byKind.situation)
      .open.map((event): Row => ({ level: levelOf(event.data.severity), event }))
      .filter(({ level }) => rankOf(level) >= LEAST_LEVEL)
      .slice(0, 1),
  build: (rows, { colours, lineScale }) => {
    const lines = rows.flatMap(({ event }): ColouredLine[] => {
      const { geometry } = event.data;
      if (geometry?.type !== 'MultiPolygon') return [];
      // What is looked at is white: the level stands on its callout and its mark.
      const colour = colours['g-9'];
      return geometry.coordinates.flat().map((path) => ({ subject: event.subject, path, colour }));
    });
    return [
      lineLayer('situations-casing', lines, CASING_PX * lineScale, colours['map-out']),
      lineLayer('situations', lines, WIDTH_PX * lineScale),
    ];
  },
  legend: ([first], { language }) =>
    first === undefined
      ? undefined
      : {
          title: say({ ko: '가장 급한 상황', en: 'First situation' }, language),
          steps: [],
          line: 'g-9',
        },
  describe: ({ event }, language) =>
    `${say(event.data.title, language)}: ${say(event.data.why, language)}`,
});
