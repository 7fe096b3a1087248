import type { Flag, Instant } from '../../contract/event.ts';
import type { RowContext } from './define-connector.ts';
import { isMissing, numeric } from './field.ts';
import { valueAt } from './json-path.ts';
import type { Field, JsonProfile, TimeSpec } from './json-profile.ts';
import { offsetInstant } from './offset-instant.ts';
import { zonedInstant } from './zoned-time.ts';

/** A row with what is needed to look a field up. */
export interface ProfileRow {
  readonly row: unknown;
  readonly profile: JsonProfile;
  readonly context: RowContext;
}

type Scalar = string | number | boolean;

/** What stands at a field; `undefined` for all the ways in which the source says "no value". */
export function rawAt({ row, profile, context }: ProfileRow, field: Field | undefined): unknown {
  if (field === undefined) return undefined;
  if (typeof field === 'object' && 'const' in field) return field.const;
  for (const path of typeof field === 'string' ? [field] : field) {
    const value = standing(path, row, context);
    if (!isMissing(value) && !isAmong(value, profile.missing)) return value;
  }
  return undefined;
}

/** From the top of the body, from what the transport said (`@mqtt-topic.2` = its third part), or from the row. */
function standing(path: string, row: unknown, { payload, frame }: RowContext): unknown {
  if (path.startsWith('$.')) return valueAt(payload, path.slice(2));
  if (!path.startsWith('@')) return valueAt(row, path);
  const [name = '', part] = path.slice(1).split('.');
  const said = frame.attributes?.[name];
  return part === undefined ? said : said?.split('/')[Number(part)];
}

/** Text at a field, a number or a switch as text. */
export function textAt(at: ProfileRow, field: Field | undefined): string | undefined {
  const value = rawAt(at, field);
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A number, or text that is one; `undefined` = no value, NaN = something else stands there. */
export function numberAt(at: ProfileRow, field: Field | undefined): number | undefined {
  const value = rawAt(at, field);
  if (value === undefined) return undefined;
  const read = numeric.safeParse(value);
  return read.success ? read.data : Number.NaN;
}

/** Our word for the source's, or `undefined`; one that nobody listed is reported. */
export function wordAt<T>(
  at: ProfileRow,
  spec:
    | {
        readonly path: Field;
        readonly words: Readonly<Record<string, T>>;
        readonly default?: T | undefined;
      }
    | undefined,
): T | undefined {
  if (spec === undefined) return undefined;
  const word = textAt(at, spec.path);
  if (word === undefined) return spec.default;
  if (Object.hasOwn(spec.words, word)) return spec.words[word];
  if (spec.default === undefined) at.context.drift(`unknown ${nameOf(spec.path)}: ${word}`);
  return spec.default;
}

/** Whether the field holds one of these values, by text: `0` is `"0"`. */
export function holds(
  at: ProfileRow,
  spec: { readonly path: Field; readonly values: readonly Scalar[] } | undefined,
): boolean {
  return spec !== undefined && isAmong(rawAt(at, spec.path), spec.values);
}

export type ReadTime = { readonly at: Instant; readonly flags: readonly Flag[] };

/** 1990: whatever is before it is a clock that was never set. */
const EARLIEST_MS = 631_152_000_000;
const LATEST_MS = 4_102_444_800_000;

/** A time of the source, or in words why it is none; `undefined` = no value. */
export function timeAt(at: ProfileRow, spec: TimeSpec): ReadTime | { why: string } | undefined {
  const { frame, city } = at.context;
  if (spec.format === 'received') return { at: frame.receivedAt, flags: [] };
  const value = textAt(at, spec.path);
  if (value === undefined) return undefined;
  const wrong = { why: `no such time: ${value.slice(0, 40)}` };
  if (spec.format === 'epoch-s' || spec.format === 'epoch-ms') {
    const ms = Number(value) * (spec.format === 'epoch-s' ? 1000 : 1);
    if (!(ms >= EARLIEST_MS && ms < LATEST_MS)) return wrong;
    return { at: new Date(Math.floor(ms)).toISOString(), flags: [] };
  }
  const isIso = spec.format === 'iso';
  const given = isIso ? offsetInstant(isoOf(value)) : undefined;
  if (given !== undefined) return isSet(given) ? { at: given, flags: [] } : wrong;
  const pattern = isIso ? 'yyyy-MM-ddTHH:mm[:ss[.S]]' : spec.format;
  const local = isIso ? value.replace(' ', 'T') : value;
  const zoned = zonedInstant(local, spec.zone ?? city.zone, pattern);
  if (zoned === undefined || !isSet(zoned)) return wrong;
  return { at: zoned, flags: spec.zone === undefined && isIso ? ['zone-assumed'] : [] };
}

/** A clock that was never set says 1970 or 1980. */
function isSet(instant: Instant): boolean {
  return Date.parse(instant) >= EARLIEST_MS;
}

/** `2026-01-02 03:04Z`, `…+0900`, `…+09`: written so by many, meant as RFC 3339. */
function isoOf(value: string): string {
  return value
    .replace(' ', 'T')
    .replace(/([+-]\d{2})(\d{2})?$/, (_all, hours: string, minutes?: string) =>
      hours.length === 3 ? `${hours}:${minutes ?? '00'}` : _all,
    )
    .replace(/(T\d{2}:\d{2})(Z|[+-])/, '$1:00$2');
}

function isAmong(value: unknown, list: readonly Scalar[]): boolean {
  if (list.length === 0) return false;
  const text = typeof value === 'string' ? value.trim() : String(value);
  const number = Number(text);
  return list.some((one) => String(one) === text || (typeof one === 'number' && one === number));
}

function nameOf(field: Field): string {
  if (typeof field === 'string') return field;
  return 'const' in field ? 'constant' : field.join(' or ');
}
