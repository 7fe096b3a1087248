const MAX_DEPTH = 64;

/**
 * Keys that lead to an object's prototype where a program copies a record key by key. No source has
 * them for a reason of its own, so they are taken out and told, and the rows around them stay.
 */
const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** As a key, plain or with escapes: only a body that may hold one is walked. */
const MAY_BE_UNSAFE = /"(?:__proto__|constructor|prototype)"\s*:|\\u00[5-7]/i;

export interface ParsedJson {
  readonly value: unknown;
  /** Unsafe keys that were taken out, each once. */
  readonly dropped: readonly string[];
}

/** JSON text → value. Throws on bad JSON and, before parsing, past the limit of depth. */
export function parseJson(text: string): ParsedJson {
  if (isDeeper(text, MAX_DEPTH)) throw new Error(`deeper than ${MAX_DEPTH} levels`);
  const value: unknown = JSON.parse(text);
  return { value, dropped: MAY_BE_UNSAFE.test(text) ? dropUnsafeKeys(value) : [] };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Counts brackets outside strings; stops at the limit, so that a million brackets cost nothing. */
function isDeeper(text: string, maxDepth: number): boolean {
  let depth = 0;
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (isString) {
      if (unit === BACKSLASH) index += 1;
      else if (unit === QUOTE) isString = false;
    } else if (unit === QUOTE) isString = true;
    // [ and {, ] and } differ in one bit.
    else if ((unit | 0x20) === 0x7b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if ((unit | 0x20) === 0x7d) depth -= 1;
  }
  return false;
}

function dropUnsafeKeys(value: unknown): readonly string[] {
  const dropped = new Set<string>();
  const left: unknown[] = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const key of Object.keys(next)) {
      if (!UNSAFE_KEYS.has(key)) continue;
      dropped.add(key);
      Reflect.deleteProperty(next, key);
    }
    for (const member of Object.values(next)) {
      if (typeof member === 'object' && member !== null) left.push(member);
    }
  }
  return [...dropped];
}
