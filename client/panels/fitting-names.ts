import { hangulWidth } from './matter-words.ts';

/** Names that fit into so much room, in Hangul, in their order, and how many do not; at least one is shown. */
export function fittingNames(
  names: readonly string[],
  room: number,
): { readonly shown: readonly string[]; readonly rest: number } {
  let used = 0;
  const past = names.findIndex((name) => {
    used += hangulWidth(name) + 1;
    return used > room;
  });
  const shown = past < 0 ? names : names.slice(0, Math.max(1, past));
  return { shown, rest: names.length - shown.length };
}
