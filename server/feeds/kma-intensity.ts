/** What a bulletin says of how strongly an earthquake was felt; the scale is 1 (Ⅰ) to 12 (Ⅻ). */
export interface Intensities {
  readonly most: number;
  /** By the source's short name of a province (`서울`, `충북`); empty if only the maximum is told. */
  readonly byProvince: ReadonlyMap<string, number>;
}

const NUMERALS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅹ', 'Ⅺ', 'Ⅻ'] as const;
const LETTERS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const GROUP = /([Ⅰ-Ⅻ]|[IVX]+)\s*(?:\(([^()]*)\))?/g;

/** `최대진도 Ⅴ(충북),Ⅳ(경북),Ⅲ(강원,경기)` or `최대진도Ⅰ`; `undefined` where none is told. */
export function intensitiesOf(text: string): Intensities | undefined {
  const byProvince = new Map<string, number>();
  let most = 0;
  for (const [, numeral = '', provinces = ''] of text.matchAll(GROUP)) {
    const intensity = intensityOf(numeral);
    most = Math.max(most, intensity);
    for (const province of provinces.split(/[,·\s]+/).filter(Boolean)) {
      byProvince.set(province, Math.max(intensity, byProvince.get(province) ?? 0));
    }
  }
  return most === 0 ? undefined : { most, byProvince };
}

/** As the source writes it. */
export function numeralOf(intensity: number): string {
  return NUMERALS[intensity - 1] ?? String(intensity);
}

function intensityOf(numeral: string): number {
  const letters = LETTERS.indexOf(numeral);
  return 1 + (letters >= 0 ? letters : NUMERALS.findIndex((known) => known === numeral));
}
