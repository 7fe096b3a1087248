import type { Text } from '../../contract/place.ts';
import { fitOf, initialsOf, plain } from '../design/hangul.ts';
import type { DeskLayer } from './desk-layers.ts';
import { textMatcher } from './thing-text.ts';
import type { Thing } from './thing.ts';

/** What was found for what was typed, best first. */
export interface LayerSearch {
  readonly layers: readonly DeskLayer[];
  readonly things: readonly Thing[];
  /** Things that fit besides those listed. */
  readonly more: number;
}

/** A list that is read, not scrolled through. */
const MOST_THINGS = 12;

const NOTHING: LayerSearch = { layers: [], things: [], more: 0 };

const ONLY_INITIALS = /^[ㄱ-ㅎ]+$/u;

const squeezed = (text: string): string => plain(text).replaceAll(' ', '');

function isNamed({ ko, en = '' }: Text, word: string): boolean {
  if (ONLY_INITIALS.test(word)) return initialsOf(squeezed(ko)).includes(word);
  return squeezed(ko).includes(word) || squeezed(en).includes(word);
}

/** How near the name itself is to what was typed: a name that begins so stands first. */
const nearness = (typed: string, { ko, en = '' }: Text): number =>
  Math.max(fitOf(typed, ko), fitOf(typed, en));

/** Layers, and equipment and places among the rows, by words or initials: ㄷㄹㅊ finds 도림천. */
export function searchLayers(
  typed: string,
  layers: readonly DeskLayer[],
  things: readonly Thing[],
): LayerSearch {
  const words = typed
    .split(/\s+/u)
    .map(squeezed)
    .filter((word) => word !== '');
  if (words.length === 0) return NOTHING;
  const near = layers
    .filter(({ title, id }) => words.every((word) => isNamed(title, word) || id.includes(word)))
    .toSorted((a, b) => nearness(typed, b.title) - nearness(typed, a.title));
  const fitting = things.filter(textMatcher(typed));
  const ranks: readonly (readonly Thing[])[] = [2, 1, 0].map((rank) =>
    fitting.filter(({ name }) => nearness(typed, name) === rank),
  );
  const ranked = ranks.flat();
  return {
    layers: near,
    things: ranked.slice(0, MOST_THINGS),
    more: Math.max(0, ranked.length - MOST_THINGS),
  };
}
