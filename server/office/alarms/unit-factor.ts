/** In metres, per UCUM; what no rule asks for is not here. */
const LENGTHS: Readonly<Record<string, number>> = { mm: 0.001, cm: 0.01, m: 1, km: 1000 };
/** In metres a second. */
const SPEEDS: Readonly<Record<string, number>> = { 'm/s': 1, 'km/h': 1 / 3.6 };

/** By what a value of `from` is multiplied to be one of `to`; undefined = they do not fit. */
export function unitFactor(from: string, to: string): number | undefined {
  if (from === to) return 1;
  for (const units of [LENGTHS, SPEEDS]) {
    const [a, b] = [units[from], units[to]];
    if (a !== undefined && b !== undefined) return a / b;
  }
  return undefined;
}
