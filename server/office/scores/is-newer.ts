/** What decides which of two versions of a thing stands. */
export interface Version {
  readonly version: string;
  readonly recordedMs: number;
  readonly id: string;
}

/** By version, then arrival, then id: as the city itself takes them. */
export function isNewer(a: Version, b: Version): boolean {
  if (a.version !== b.version) return a.version > b.version;
  if (a.recordedMs !== b.recordedMs) return a.recordedMs > b.recordedMs;
  return a.id > b.id;
}
