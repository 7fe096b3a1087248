import type { EventOf } from '../city/city.ts';
import { selectSituations } from '../city/select-situations.ts';
import { say } from '../design/language.ts';
import { levelOf, rankOf, worstOf, type Level } from '../design/severity.ts';
import { defineLayer } from '../map/define-layer.ts';
import { levelColour } from './kit/level-colour.ts';
import { lineLayer, type ColouredLine } from './kit/line-layers.ts';

interface Row {
  readonly level: Level;
  readonly event: EventOf<'situation'>;
}

/** Below 경계 a situation is a callout, not an outline over half the city. */
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
      // Mildest first: where two areas meet the graver line lies on top.
      .toReversed(),
  build: (rows, { colours, lineScale }) => {
    const lines = rows.flatMap(({ level, event }): ColouredLine[] => {
      const { geometry } = event.data;
      if (geometry?.type !== 'MultiPolygon') return [];
      const colour = levelColour(level, colours);
      return geometry.coordinates.flat().map((path) => ({ subject: event.subject, path, colour }));
    });
    return [
      lineLayer('situations-casing', lines, CASING_PX * lineScale, colours['map-out']),
      lineLayer('situations', lines, WIDTH_PX * lineScale),
    ];
  },
  legend: (rows, { language }) => {
    if (rows.length === 0) return undefined;
    const worst = worstOf(rows.map(({ level }) => level));
    return {
      title: say({ ko: '상황 구역', en: 'Situation area' }, language),
      steps: [],
      line: worst === '?' || worst === 0 ? 'g-7' : `sev-${worst}`,
    };
  },
  describe: ({ event }, language) =>
    `${say(event.data.title, language)}: ${say(event.data.why, language)}`,
});
