/**
 * Unit that an observed number is told in; '' = none. UCUM's `1` stands there for plain numbers, as an
 * index or pH: only shares that the office works out are told in per cent.
 */
export const observedUnit = (unit: string): string => (unit === '1' ? '' : unit);
