export type PlainRecord = Readonly<Record<string, unknown>>;

/** A JSON object or XML element, as opposed to text, a number, a list or nothing. */
export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `object[key]` if `object` is a record; own properties only. */
export function at(object: unknown, key: string): unknown {
  return isRecord(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The first of these columns that holds a key; for naming a row that may be anything. */
export function rowKey(row: unknown, ...columnNames: readonly string[]): string | undefined {
  for (const name of columnNames) {
    const key = at(row, name);
    const text = typeof key === 'number' ? String(key) : typeof key === 'string' ? key.trim() : '';
    if (text !== '') return text;
  }
  return undefined;
}

/** Lists that lose their brackets when they hold one thing, or come empty as `""` or null. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  return typeof value === 'string' && value.trim() === '' ? [] : [value];
}
