import { at } from '../feed-kit/record.ts';
import type { KnownUnit } from '../feed-kit/units.ts';
import { sourceUnit } from './source-unit.ts';

/** What is said of a unit, most trusted first: the symbol is free text, the definition often copied. */
const MEMBERS = ['symbol', 'definition', 'name'] as const;

/** `undefined` = none of what it says is a unit we know. */
export function unitOfMeasurement(unit: unknown): KnownUnit | undefined {
  for (const member of MEMBERS) {
    const said = at(unit, member);
    if (typeof said !== 'string' || said.trim() === '') continue;
    const known = sourceUnit(member === 'definition' ? lastWord(said) : said);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** How it calls its unit, for a value whose unit nobody knows: UCUM's braces say "so called". */
export function calledUnit(unit: unknown): string {
  const said = at(unit, 'symbol') ?? at(unit, 'name');
  const words = typeof said === 'string' ? said.replace(/[^\w%/. -]/g, '').trim() : '';
  return words === '' ? '1' : `{${words.slice(0, 30)}}`;
}

/** `http://qudt.org/vocab/unit#DegreeCelsius` → `degree celsius`, `ucum:Cel` → `Cel`. */
function lastWord(definition: string): string {
  const word = definition.split(/[#/:]/).at(-1) ?? '';
  return word.replace(/^DegreeCelsius$|^DEG_C$/i, 'Cel');
}
