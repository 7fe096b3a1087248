import type { Kind } from '../../contract/event.ts';
import type { Thing } from '../explore/thing.ts';

/** How the wall draws what a layer of the desk holds. */
export interface Design {
  /** Ids of the wall's layers, bottom to top. */
  readonly layers: readonly string[];
  /** Kinds that they look at besides the rows' own. */
  readonly also: readonly Kind[];
  /** The rows that they draw; the others are drawn as any row. */
  readonly draws: (thing: Thing) => boolean;
  /** It colours the districts, and has no rows. */
  readonly isArea?: true;
  /** All layers with this design are drawn at once. */
  readonly isOne?: true;
}

const isPoint = ({ geometry }: Thing): boolean => geometry?.type === 'Point';
const isOpen = ({ endedMs }: Thing): boolean => endedMs === undefined;
const isActive = ({ event }: Thing): boolean =>
  event?.kind === 'incident' && event.data.status === 'active';
const isOfRoads = ({ domain }: Thing): boolean => domain === 'traffic' || domain === 'transit';
/** Rows of the dense columns are no events. */
const isDense = ({ event }: Thing): boolean => event === undefined;
const none = (): boolean => false;

const hasFullScale = ({ event, value }: Thing): boolean =>
  event?.kind === 'observation' && value !== undefined && (event.data.fullScale ?? 0) > 0;

const design = (
  layers: readonly string[],
  draws: Design['draws'],
  also: readonly Kind[] = [],
): Design => ({ layers, draws, also });

/** The first that fits; what is not here is drawn by marks, dots and lines. */
const DESIGNS: readonly (readonly [RegExp, Design])[] = [
  [/^observation\/rain\./u, design(['rain-field'], none, ['indicator'])],
  [/^observation\/water\.level$/u, design(['streams-in-alarm', 'river-gauges'], isPoint)],
  [/^observation\/sewer\.level$/u, design(['sewer-gauges'], hasFullScale)],
  [/^observation\/air\./u, design(['air-quality'], isPoint)],
  // The wall shows only what is empty: at the desk every station is a dot besides.
  [/^observation\/(bikes\.available|parking\.occupied)$/u, design(['stock'], none)],
  [/^observation\/er\.beds\.available$/u, design(['emergency-beds'], isPoint)],
  [/^observation\/traffic\.speed$/u, design(['link-speed'], isDense)],
  [/^position\//u, { ...design(['vehicles'], isDense), isOne: true }],
  [
    /^incident\/closure$/u,
    design(['road-closures'], (thing) => isActive(thing) && thing.geometry !== null),
  ],
  [
    /^incident\//u,
    design(
      ['dispatch-calls', 'road-events'],
      (thing) =>
        isPoint(thing) &&
        isActive(thing) &&
        (thing.subject.startsWith('incident/119/') || isOfRoads(thing)),
    ),
  ],
  [/^situation\//u, design(['situation-area'], none, ['incident', 'observation'])],
  [
    /^alert\//u,
    design(['alert-areas', 'quakes'], ({ geometry }) => geometry !== null, ['indicator']),
  ],
  [/^request\//u, design(['requests'], (thing) => isPoint(thing) && isOpen(thing), ['asset'])],
  [/^asset\//u, design(['assets'], isPoint)],
  [
    /^indicator\/district-levels$/u,
    { ...design(['districts-unknown', 'district-levels'], none, ['indicator']), isArea: true },
  ],
  [/^indicator\/scores$/u, { ...design(['district-scores'], none, ['indicator']), isArea: true }],
];

/** How a layer of the desk is drawn on the wall; undefined where the wall has nothing for it. */
export function designOf(id: string): Design | undefined {
  return DESIGNS.find(([pattern]) => pattern.test(id))?.[1];
}
