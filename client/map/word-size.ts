/** Widths of letters as shares of their height, with the spacing of words on the map. */
const HANGUL = 0.9;
const LATIN = 0.6;
/** A line with the halo around it. */
const LINE = 1.17;

/** What a line of text takes at a size of type, px. */
export function wordSize(
  text: string,
  sizePx: number,
): { readonly width: number; readonly height: number } {
  const letters = [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? HANGUL : LATIN), 0);
  return { width: letters * sizePx, height: LINE * sizePx };
}
