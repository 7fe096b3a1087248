import type { LonLat } from '../../contract/place.ts';
import { say } from '../design/language.ts';
import { levelOf, type Level } from '../design/severity.ts';
import { toLonLat, type Path } from './kit/path.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { lineLayer } from './kit/line-layers.ts';
import { markLayer } from './kit/mark-layer.ts';
import { levelColour } from './kit/level-colour.ts';
import { markName } from './kit/severity-atlas.ts';
import type { EventOf } from '../city/city.ts';

interface Row {
  readonly subject: string;
  readonly level: Level;
  readonly lines: readonly Path[];
  readonly at: LonLat | undefined;
  readonly event: EventOf<'incident'>;
}

const WIDTH_PX = 5;
const CASING = 1.8;
const MARK_PX = 14;

function toRow(event: EventOf<'incident'>): Row {
  const { geometry, severity } = event.data;
  const lines =
    geometry?.type === 'LineString'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  const at = geometry?.type === 'Point' ? toLonLat(geometry.coordinates) : undefined;
  return { subject: event.subject, level: levelOf(severity), lines, at, event };
}

function linesOf(rows: readonly Row[], { colours }: LayerContext) {
  return rows.flatMap(({ subject, level, lines }) =>
    lines.map((path) => ({ subject, path, colour: levelColour(level, colours) })),
  );
}

export default defineLayer<Row>({
  id: 'road-closures',
  title: { ko: '도로 통제', en: 'Road closures' },
  group: 'closures',
  reads: ['incident'],
  select: (city) =>
    [...city.byKind.incident.values()]
      .filter(({ data }) => data.roadClosure !== undefined && data.status === 'active')
      .map(toRow),
  build: (rows, context) => {
    const lines = linesOf(rows, context);
    const width = WIDTH_PX * context.lineScale;
    const marks = rows.flatMap(({ subject, at, level }) =>
      at === undefined ? [] : [{ subject, at, mark: markName(level, false) }],
    );
    return [
      lineLayer('road-closures-casing', lines, width * CASING, context.colours['map-out']),
      lineLayer('road-closures-line', lines, width),
      markLayer('road-closures-mark', marks, MARK_PX, context),
    ];
  },
  describe: ({ event }, language) => say(event.data.headline, language),
});
