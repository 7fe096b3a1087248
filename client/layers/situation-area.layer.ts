import { ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { Coordinate, LonLat } from '../../contract/place.ts';
import type { City, EventOf } from '../city/city.ts';
import { selectSituations } from '../city/select-situations.ts';
import { say } from '../design/language.ts';
import { levelOf, type Level } from '../design/severity.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { levelColour } from './kit/level-colour.ts';
import { lineLayer } from './kit/line-layers.ts';
import { toLonLat, type Path } from './kit/path.ts';
import { mixed, type Rgba } from './kit/token-colours.ts';
import { roundedRing } from './kit/rounded-ring.ts';

interface Row {
  readonly subject: string;
  readonly level: Level;
  readonly rings: readonly Path[];
  /** Where it is reported or measured. */
  readonly points: readonly LonLat[];
  readonly event: EventOf<'situation'>;
}

/** About what a call or a gauge speaks for on the ground; between them nobody has said anything. */
const REACH_M = 450;
const EDGE_PX = 1.4;
/** Of the level's colour over the land: the cells, and where something is known in them. */
const BAND = { area: 0.3, reported: 0.62 } as const;

function pointsOf({ data }: EventOf<'situation'>, { byKind }: City): readonly LonLat[] {
  const subjects = new Set([...data.evidence.map(({ subject }) => subject), ...data.incidents]);
  return [...subjects].flatMap((subject) => {
    const event = byKind.incident.get(subject) ?? byKind.observation.get(subject);
    // Rain is of the sky: what it does is told by the others.
    const isRain = event?.kind === 'observation' && event.data.observedProperty.startsWith('rain.');
    const geometry = event?.data.geometry;
    return geometry?.type === 'Point' && !isRain ? [toLonLat(geometry.coordinates)] : [];
  });
}

function toRow(event: EventOf<'situation'>, city: City): Row[] {
  const { geometry, severity } = event.data;
  if (geometry?.type !== 'MultiPolygon') return [];
  const rings = geometry.coordinates.flatMap(([outer]: readonly (readonly Coordinate[])[]) =>
    outer === undefined ? [] : [roundedRing(outer)],
  );
  const { subject } = event;
  return [{ subject, level: levelOf(severity), rings, points: pointsOf(event, city), event }];
}

/** What is looked at; a map that looks at nothing draws no area. */
const shownOf = (rows: readonly Row[], { focus }: LayerContext): readonly Row[] =>
  rows.filter(({ subject }) => subject === focus);

/** Opaque, so that reports beside each other do not add up to a darker red than any alone. */
function bandColour(level: Level, share: number, { colours }: LayerContext): Rgba {
  const own = level === 4 ? colours['rain-zone'] : levelColour(level, colours);
  const most = level === 4 ? 1.35 : 0.6;
  return mixed(colours['map-land'], own, Math.min(1, share * most));
}

export default defineLayer<Row>({
  id: 'situation-area',
  title: { ko: '상황 구역과 신고', en: 'Area of the situation' },
  group: 'area',
  reads: ['situation', 'incident', 'observation'],
  select: (city) => {
    const { open, ended } = selectSituations(city.byKind.situation);
    return [...open, ...ended].flatMap((event) => toRow(event, city));
  },
  build: (rows, context) => {
    const shown = shownOf(rows, context);
    const edge = shown.flatMap(({ subject, rings }) =>
      rings.map((path) => ({ subject, path, colour: context.colours['g-8'] })),
    );
    return [
      new SolidPolygonLayer<{ readonly ring: Path; readonly level: Level }>({
        id: 'situation-area-cells',
        data: shown.flatMap(({ rings, level }) => rings.map((ring) => ({ ring, level }))),
        getPolygon: ({ ring }) => ring as [number, number][],
        getFillColor: ({ level }) => [...bandColour(level, BAND.area, context)],
      }),
      new ScatterplotLayer<{ readonly at: LonLat; readonly level: Level }>({
        id: 'situation-area-reported',
        data: shown.flatMap(({ points, level }) => points.map((at) => ({ at, level }))),
        getPosition: ({ at }) => [at.lon, at.lat],
        getRadius: REACH_M,
        radiusUnits: 'meters',
        getFillColor: ({ level }) => [...bandColour(level, BAND.reported, context)],
      }),
      lineLayer('situation-area-edge', edge, EDGE_PX * context.lineScale),
    ];
  },
  legend: (rows, context) => {
    const [first] = shownOf(rows, context);
    if (first === undefined) return undefined;
    return {
      title: say({ ko: '신고·계측 둘레 450 m', en: '450 m around reports' }, context.language),
      steps: [],
      fill: bandColour(first.level, BAND.reported, context),
      marks: [
        {
          label: say({ ko: '119 신고 10분 안', en: '119 call, last 10 min' }, context.language),
          mark: { symbol: 'dot', token: 'g-10' },
        },
      ],
    };
  },
  describe: ({ event }, language) =>
    `${say(event.data.title, language)}: ${say(event.data.why, language)}`,
});
