import type { TracedProperty } from '../../contract/trace.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { CityContext, RegistryRow } from '../feed-kit/city-context.ts';
import { changedProperties, eventProperties, OF_RECEIPT } from './event-properties.ts';

/** What every event has, or what says where it is from: no field is looked for. */
const OF_ALL =
  /^(?:specversion|id|source|type|subject|datacontenttype|city|kind|sequence|data\.provenance\.(?:feed|standard|licence|ref)|data\.version)$/;

/**
 * Properties that no field makes, or only by a key under which the city's register has them: of that
 * register, of the receipt, or of neither.
 */
export function restOf(
  found: CityEvent,
  made: ReadonlySet<string>,
  city: CityContext,
  read: (city: CityContext) => readonly CityEvent[],
): readonly TracedProperty[] {
  const properties = eventProperties(found);
  const after = read({ ...city, registry: (name) => otherRegister(city.registry(name)) });
  const now =
    after.find(({ id }) => id === found.id) ??
    after.find(({ data }) => data.provenance.ref === found.data.provenance.ref);
  const ofRegistry = new Set(
    now === undefined ? [] : changedProperties(properties, eventProperties(now)),
  );
  return [...properties.keys()]
    .filter((property) => !OF_ALL.test(property))
    .filter((property) => !made.has(property) || ofRegistry.has(property))
    .map((property) => ({
      property,
      from: OF_RECEIPT.has(property)
        ? ('receipt' as const)
        : ofRegistry.has(property)
          ? ('registry' as const)
          : ('connector' as const),
    }));
}

/** The same rows with another value in each column but the code. */
function otherRegister(rows: ReadonlyMap<string, RegistryRow>): ReadonlyMap<string, RegistryRow> {
  return new Map([...rows].map(([code, row]) => [code, otherRow(row)]));
}

function otherRow(row: RegistryRow): RegistryRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, text]) => [column, column === 'code' ? text : other(text)]),
  );
}

/** So little that a place stays in its city. */
const LITTLE = 0.0001;

function other(text: string): string {
  if (text.trim() === '') return text;
  const value = Number(text);
  if (Number.isInteger(value)) return String(value + 1);
  return Number.isNaN(value) ? `${text}x` : String(value + LITTLE);
}
