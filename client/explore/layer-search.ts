import type { Text } from '../../contract/place.ts';
import { fitOf, initialsOf, plain } from '../design/hangul.ts';
import { rankOf } from '../design/severity.ts';
import type { DeskLayer } from './desk-layers.ts';
import { findPlaces, type Place } from './places.ts';
import { textMatcher } from './thing-text.ts';
import type { Thing } from './thing.ts';

/** Something that can be laid over the map. */
export interface OverlayHit {
  readonly id: string;
  readonly title: Text;
  readonly isOn: boolean;
}

/** What was found for what was typed, best first. */
export interface LayerSearch {
  readonly layers: readonly DeskLayer[];
  /** Streams, roads and districts. */
  readonly places: readonly Place[];
  readonly things: readonly Thing[];
  readonly overlays: readonly OverlayHit[];
  /** Things that fit besides those listed. */
  readonly more: number;
}

/** A list that is read, not scrolled through. */
const MOST_THINGS = 12;
const MOST_PLACES = 4;

const NOTHING: LayerSearch = { layers: [], places: [], things: [], overlays: [], more: 0 };

const ONLY_INITIALS = /^[ㄱ-ㅎ]+$/u;

const squeezed = (text: string): string => plain(text).replaceAll(' ', '');

function isNamed({ ko, en = '' }: Text, word: string): boolean {
  if (ONLY_INITIALS.test(word)) return initialsOf(squeezed(ko)).includes(word);
  return squeezed(ko).includes(word) || squeezed(en).includes(word);
}

/** How near the name itself is to what was typed: a name that begins so stands first, a place before a report. */
const nearness = (typed: string, { ko, en = '' }: Text): number =>
  Math.max(fitOf(typed, ko), fitOf(typed, en));

/** Of a hundred reports of the same name and sort the first stands for all. */
function onceEach(things: readonly Thing[]): readonly Thing[] {
  const seen = new Set<string>();
  return things.filter(({ name, what, layer }) => {
    const own = `${layer}\n${name.ko}\n${what.ko}`;
    const isNew = !seen.has(own);
    seen.add(own);
    return isNew;
  });
}

/** Layers, and equipment and places among the rows, by words or initials: ㄷㄹㅊ finds 도림천. */
export function searchLayers(
  typed: string,
  layers: readonly DeskLayer[],
  things: readonly Thing[],
  places: readonly Place[] = [],
  overlays: readonly OverlayHit[] = [],
): LayerSearch {
  const words = typed
    .split(/\s+/u)
    .map(squeezed)
    .filter((word) => word !== '');
  if (words.length === 0) return NOTHING;
  const near = layers
    .filter(({ title, id }) => words.every((word) => isNamed(title, word) || id.includes(word)))
    .toSorted((a, b) => nearness(typed, b.title) - nearness(typed, a.title));
  const fitting = onceEach(things.filter(textMatcher(typed)));
  const rank = ({ name, kind }: Thing): number =>
    2 * nearness(typed, name) + (kind === 'incident' ? 0 : 1);
  // Of names that fit as well the worst stands first.
  const ranked = [5, 4, 3, 2, 1, 0].flatMap((own) =>
    fitting
      .filter((thing) => rank(thing) === own)
      .toSorted((a, b) => rankOf(b.level) - rankOf(a.level)),
  );
  return {
    layers: near,
    overlays: overlays
      .filter(({ title }) => words.every((word) => isNamed(title, word)))
      .toSorted((a, b) => nearness(typed, b.title) - nearness(typed, a.title)),
    places: findPlaces(typed, places, MOST_PLACES),
    things: ranked.slice(0, MOST_THINGS),
    more: Math.max(0, ranked.length - MOST_THINGS),
  };
}
