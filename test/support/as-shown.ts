import { expect } from 'vitest';

const ANYTHING: unknown = expect.anything();

/** What a document shows, to compare with: `…` stands for what differs each time. */
export function asShown(shown: unknown): unknown {
  if (shown === '…') return ANYTHING;
  if (Array.isArray(shown)) return shown.map(asShown);
  if (typeof shown !== 'object' || shown === null) return shown;
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, asShown(value)]));
}
