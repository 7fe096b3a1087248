import { distanceM } from './area.ts';
import type { Thing } from './thing.ts';

/** Series of the neighbourhood that explain a thing. */
export interface RelatedSeries {
  /** Observed property that all of them have. */
  readonly property: string;
  readonly unit: string;
  readonly of: readonly Thing[];
  /** A sum over time is a bar, a state is a line. */
  readonly form: 'bar' | 'line';
}

const MOST = 3;
/** Rain this far off says little of here (km between gauges of the city: 3–5). */
const NEAR_M = 6000;
const RAIN = 'rain.depth10m';

/** The observed property of a row of values. */
const propertyOf = ({ layer }: Pick<Thing, 'layer'>): string | undefined =>
  layer.startsWith('observation/') ? layer.slice('observation/'.length) : undefined;

/** The id a row's values are kept under. */
export function datastreamOf({ event, kind, subject }: Thing): string | undefined {
  if (kind !== 'observation') return undefined;
  if (event?.kind === 'observation') return event.data.datastream;
  return subject.slice('observation/'.length);
}

function series(of: readonly Thing[]): RelatedSeries | undefined {
  const [first] = of;
  const property = first === undefined ? undefined : propertyOf(first);
  if (first?.unit === undefined || property === undefined) return undefined;
  const form = property.startsWith('rain.depth') ? 'bar' : 'line';
  return { property, unit: first.unit, of: form === 'bar' ? of : of.slice(0, 1), form };
}

function nearest(thing: Thing, things: readonly Thing[], property: string): readonly Thing[] {
  const { at } = thing;
  if (at === undefined) return [];
  return things
    .flatMap((other) =>
      other.at === undefined || other.subject === thing.subject || propertyOf(other) !== property
        ? []
        : [{ other, farM: distanceM(at, other.at) }],
    )
    .filter(({ farM }) => farM <= NEAR_M)
    .toSorted((a, b) => a.farM - b.farM)
    .slice(0, MOST)
    .map(({ other }) => other);
}

/** What speaks for a situation and has values: rain before all else, else its first property. */
function ofEvidence(thing: Thing, bySubject: ReadonlyMap<string, Thing>): readonly Thing[] {
  if (thing.event?.kind !== 'situation') return [];
  const subjects = new Set(thing.event.data.evidence.map(({ subject }) => subject));
  const observed = [...subjects].flatMap((subject) => {
    const named = bySubject.get(subject);
    return named?.kind === 'observation' ? [named] : [];
  });
  const rain = observed.filter((other) => propertyOf(other) === RAIN);
  const [first] = observed;
  const same = first === undefined ? [] : observed.filter(({ layer }) => layer === first.layer);
  return (rain.length > 0 ? rain : same).slice(0, MOST);
}

/**
 * The series that stands below a thing's own: what its situation names, the nearest rain, for rain
 * the nearest river or sewer. undefined = nothing near measures anything.
 */
export function relatedSeries(
  thing: Thing,
  things: readonly Thing[],
  bySubject: ReadonlyMap<string, Thing>,
): RelatedSeries | undefined {
  const evidence = ofEvidence(thing, bySubject);
  if (evidence.length > 0) return series(evidence);
  const own = propertyOf(thing);
  const wanted =
    own?.startsWith('rain.') === true
      ? ['water.level', 'sewer.level']
      : [RAIN, ...(own === undefined ? ['water.level'] : [own])];
  for (const property of wanted) {
    const found = series(nearest(thing, things, property));
    if (found !== undefined) return found;
  }
  return undefined;
}
