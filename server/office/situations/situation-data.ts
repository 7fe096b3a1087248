import { cellArea, cellsToMultiPolygon } from 'h3-js';
import type { Coordinate, Geometry, Text } from '../../../contract/place.ts';
import type { Evidence } from '../../../contract/situation.ts';
import type { Score } from './cluster-score.ts';
import type { Held } from './evidence-book.ts';
import { byWeight } from './situation-words.ts';

/** Of each factor; more would not be read, and each screen gets them all. */
const MOST_OF_A_FACTOR = 7;
const MOST = 40;
/** 5 decimals are 1 m. */
const PLACE_DIGITS = 1e5;

/** The strongest of each factor, those that hold before those that have passed, told newest first. */
export function listedEvidence(score: Score): readonly Evidence[] {
  return score.factors
    .flatMap(({ held }) =>
      held
        .toSorted((a, b) => Number(a.isPast) - Number(b.isPast) || byWeight(a, b))
        .slice(0, MOST_OF_A_FACTOR)
        .toSorted((a, b) => (a.at === b.at ? byWeight(a, b) : a.at > b.at ? -1 : 1))
        .map((one) => evidenceOf(one, held)),
    )
    .slice(0, MOST);
}

function evidenceOf(one: Held, held: readonly Held[]): Evidence {
  const { factor, subject, feed, at, knownAt, value, unit, isPast, sign } = one;
  const sameSign = held.filter((other) => other.sign === sign && !other.isPast).length;
  return {
    factor,
    subject,
    feed,
    at,
    knownAt,
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
    text: one.text(),
    weight: sign.reads.form === 'count' ? shareOfCount(sign.reads.steps, sameSign) : one.weight,
    ...(isPast ? { isPast } : {}),
  };
}

/** Of what is counted each has an equal share of what all together add. */
function shareOfCount(steps: readonly { at: number; weight: number }[], n: number): number {
  const weight = steps.findLast(({ at }) => n >= at)?.weight ?? 0;
  return n === 0 ? 0 : Math.round((1000 * weight) / n) / 1000;
}

/** The outline of its cells. */
export function outline(cells: ReadonlySet<string>): Geometry | null {
  if (cells.size === 0) return null;
  const round = (degrees: number): number => Math.round(degrees * PLACE_DIGITS) / PLACE_DIGITS;
  const coordinates = cellsToMultiPolygon([...cells].toSorted(), true).map((polygon) =>
    polygon.map((ring) => ring.map(([lon, lat]): Coordinate => [round(lon), round(lat)])),
  );
  return { type: 'MultiPolygon', coordinates };
}

export function areaKm2(cells: Iterable<string>): number {
  let sum = 0;
  for (const cell of cells) sum += cellArea(cell, 'km2');
  return Math.round(sum * 10) / 10;
}

/** Names of up to two districts, and how many more. */
export function districtsText(names: readonly Text[]): Text {
  const shown = names.slice(0, 2);
  const more = names.length - shown.length;
  return {
    ko: shown.map(({ ko }) => ko).join('·') + (more > 0 ? ` 외 ${more}곳` : ''),
    en: shown.map(({ ko, en }) => en ?? ko).join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
}
