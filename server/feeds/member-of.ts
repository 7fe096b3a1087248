/** A member by a name that a source chose: never one that every object has, like `constructor`. */
export function memberOf<V>(
  record: Readonly<Record<string, V>> | undefined,
  name: string,
): V | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
