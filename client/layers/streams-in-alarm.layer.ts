import type { LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { selectRiverLevels } from '../city/select-observations.ts';
import { say } from '../design/language.ts';
import { rankOf, type Level } from '../design/severity.ts';
import { toLonLat } from './kit/path.ts';
import { defineLayer } from '../map/define-layer.ts';
import { levelColour } from './kit/level-colour.ts';
import { lineLayer } from './kit/line-layers.ts';
import { levelByThresholds } from './kit/observed-value.ts';
import { reachAt } from './kit/reach.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  readonly level: Level;
  readonly event: EventOf<'observation'>;
}

/** From 경계 on the stream itself is drawn, not only its gauge. */
const ALARM_LEVEL = 3;
/** How far a gauge speaks for its stream, and how far from the drawn line it may stand. */
const REACH = { aboutM: 2500, withinM: 500 } as const;
const WIDTH_PX = { casing: 13.5, white: 8.5, colour: 5 } as const;

export default defineLayer<Row>({
  id: 'streams-in-alarm',
  title: { ko: '위험 하천', en: 'Streams in alarm' },
  group: 'streams',
  reads: ['observation'],
  select: (city) =>
    selectRiverLevels(city).flatMap((event) => {
      const level = levelByThresholds(event.data);
      const { geometry } = event.data;
      return geometry?.type === 'Point' && rankOf(level) >= ALARM_LEVEL
        ? [{ subject: event.subject, at: toLonLat(geometry.coordinates), level, event }]
        : [];
    }),
  build: (rows, { base, colours, lineScale }) => {
    const lines = rows
      .toSorted((a, b) => rankOf(a.level) - rankOf(b.level))
      .flatMap(({ subject, at, level }) => {
        const reach = reachAt(base.streams, at, REACH);
        return reach === undefined
          ? []
          : [{ subject, path: reach.line, colour: levelColour(level, colours) }];
      });
    return [
      lineLayer('streams-in-alarm-casing', lines, WIDTH_PX.casing * lineScale, colours['map-out']),
      lineLayer('streams-in-alarm-white', lines, WIDTH_PX.white * lineScale, colours['g-10']),
      lineLayer('streams-in-alarm-line', lines, WIDTH_PX.colour * lineScale),
    ];
  },
  describe: ({ event: { data } }, language) =>
    `${say(data.place ?? data.featureOfInterest.name, language)} ${data.result ?? '—'} ${data.unit}`,
});
