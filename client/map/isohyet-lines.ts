import type { Layer } from '@deck.gl/core';
import type { LonLat } from '../../contract/place.ts';
import type { RainFieldData } from '../../contract/indicator.ts';
import type { City } from '../city/city.ts';
import { distanceM, isInRing } from '../explore/area.ts';
import type { Language } from '../design/language.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import { clippedLine, unknownArea, type Rings } from '../layers/kit/clipped-areas.ts';
import { smoothRing } from '../layers/kit/smooth-rings.ts';
import type { BaseGeometry } from './base-geometry.ts';
import type { LayerContext, MapLabel, MapLegend } from './define-layer.ts';

interface Isohyet {
  readonly mm: number;
  readonly rings: readonly Rings[];
  readonly words: readonly LonLat[];
}

interface Isohyets {
  readonly lines: readonly Isohyet[];
  readonly unmeasured: readonly Rings[];
}

/** Rain of an hour from which a line is drawn in the criterion's colour. */
const CRITERION_MM = 100;
/** Two deliveries missed: the lines are then only a memory. */
const STALE_MS = 20 * 60_000;
/** Digits stand no nearer to each other. */
const APART_M = 3000;
const MOST_WORDS = 3;
const LINE_PX = 1.2;
const CRITERION_PX = 2.4;

const HELD = new WeakMap<RainFieldData, Isohyets>();

/** Places on a line for its digits: within the city, away from all digits that are there. */
function wordsOf(
  rings: readonly Rings[],
  isInCity: (at: LonLat) => boolean,
  taken: LonLat[],
): readonly LonLat[] {
  const places = rings
    .flatMap(([outer = []]) => outer)
    .filter((_, index) => index % 4 === 0)
    .map(([lon, lat]) => ({ lon, lat }))
    .filter(isInCity);
  const words: LonLat[] = [];
  for (const at of places) {
    if (words.length >= MOST_WORDS) break;
    if (taken.some((other) => distanceM(other, at) < APART_M)) continue;
    words.push(at);
    taken.push(at);
  }
  return words;
}

function isohyetsOf(data: RainFieldData, base: BaseGeometry): Isohyets {
  const held = HELD.get(data);
  if (held !== undefined) return held;
  const outlines = base.paths.outline.map((ring) => ring.map(([lon, lat]) => ({ lon, lat })));
  const isInCity = (at: LonLat): boolean => outlines.some((ring) => isInRing(at, ring));
  const taken: LonLat[] = [];
  const smooth = data.bands
    .map(({ mm, rings }) => ({
      mm,
      rings: rings.map((polygon) => polygon.map((ring) => smoothRing(ring))),
    }))
    .toSorted((a, b) => b.mm - a.mm);
  // The highest are named first: they are what matters where there is little room.
  const lines = smooth.map((band) => ({ ...band, words: wordsOf(band.rings, isInCity, taken) }));
  const made = { lines, unmeasured: data.unmeasured ?? [] };
  HELD.set(data, made);
  return made;
}

interface IsohyetDrawing {
  readonly below: readonly Layer[];
  readonly above: readonly Layer[];
  readonly labels: readonly MapLabel[];
  readonly legends: readonly MapLegend[];
}

const NOTHING: IsohyetDrawing = { below: [], above: [], labels: [], legends: [] };

/** What the lines are, with the numbers that they stand for. */
function legendOf(lines: readonly Isohyet[], language: Language): MapLegend {
  const mm = lines
    .map((line) => line.mm)
    .toReversed()
    .join('·');
  const title =
    language === 'ko' ? `등우선: 시간 강우 ${mm} mm, 추정` : `Rain of 1 h: ${mm} mm, estimated`;
  return { title, steps: [], line: 'rain-100' };
}

/**
 * Lines of equal rain of the last hour with their digits, wherever rain is on; between the gauges
 * they are an estimate. What no gauge is near to is hatched, and has no lines once the field is old.
 */
export function isohyetLines(
  choices: readonly LayerChoice[],
  city: City | undefined,
  context: LayerContext,
): IsohyetDrawing {
  const choice = choices.find(
    ({ id, form }) => id.startsWith('observation/rain.') && (form === 'each' || form === 'column'),
  );
  const data = city?.byKind.indicator.get('indicator/rain-field')?.data;
  if (choice === undefined || data?.form !== 'rain-field') return NOTHING;
  const { base, colours, nowMs, language } = context;
  const id = 'desk-isohyet';
  const isOld = !(data.asOf !== null && nowMs - Date.parse(data.asOf) <= STALE_MS);
  if (isOld) {
    const whole = base.paths.districts.map((ring) => [ring]);
    return { ...NOTHING, below: choice.form === 'each' ? [] : unknownArea(id, whole, context) };
  }
  const { lines, unmeasured } = isohyetsOf(data, base);
  return {
    // Where the field itself is drawn, it hatches that already.
    below:
      choice.form === 'each' || unmeasured.length === 0
        ? []
        : unknownArea(`${id}-unmeasured`, unmeasured, context),
    above: lines.map(({ mm, rings }) =>
      mm >= CRITERION_MM
        ? clippedLine(`${id}-${mm}`, rings, CRITERION_PX, colours['sev-4-line'])
        : clippedLine(`${id}-${mm}`, rings, LINE_PX, colours['rain-100']),
    ),
    legends: lines.length === 0 ? [] : [legendOf(lines, language)],
    labels: lines.flatMap(({ mm, words }) =>
      words.map((at, index) => {
        const limit = language === 'ko' ? `${mm} mm 이상` : `≥ ${mm} mm`;
        const text = mm >= CRITERION_MM ? limit : String(mm);
        return { key: `isohyet ${mm} ${index}`, at, text };
      }),
    ),
  };
}
