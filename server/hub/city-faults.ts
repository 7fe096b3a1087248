import type { CityAnswer, ParameterFault } from '../../contract/api.ts';

/** Parameters that are well written and name nothing of this city. */
export function cityFaults(
  { district }: { readonly district?: readonly string[] },
  { districts }: CityAnswer,
): readonly ParameterFault[] {
  const codes = new Set(districts.map(({ code }) => code));
  const unknown = (district ?? []).filter((code) => !codes.has(code));
  if (unknown.length === 0) return [];
  const expected = `codes of districts of the city, e.g. ${[...codes].slice(0, 2).join(', ')}`;
  return [{ name: 'district', expected, found: unknown.join(', ') }];
}
