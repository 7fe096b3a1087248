import type { AssetAttribute } from '../../contract/asset.ts';
import type { Instant } from '../../contract/event.ts';
import { isMissing } from '../feed-kit/field.ts';
import { valueAt } from '../feed-kit/json-path.ts';
import type { PlainRecord } from '../feed-kit/record.ts';
import type { DeviceProfile, FaultSign, FieldRule } from './lorawan-settings.ts';
import { memberOf } from './member-of.ts';
import { converted, sourceUnit } from './source-unit.ts';

const NUMBER_AND_UNIT = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(\S.{0,20})?$/i;
const YES = new Set(
  'true 1 yes on active raised fault faulty failure failed alarm error tripped broken lost'.split(
    ' ',
  ),
);
const NO = new Set('false 0 no off inactive cleared ok good normal none healthy'.split(' '));
/** Neither this nor that: a codec that could not tell. */
const UNTOLD = new Set('unknown n/a na nan null undefined invalid'.split(' '));
const MAX_TEXT_CHARS = 100;

/** What an uplink says in the words of its profile. */
export interface DeviceState {
  readonly attributes: Readonly<Record<string, AssetAttribute>>;
  /** Codes, in the profile's order. */
  readonly faults: readonly string[];
  /** Whether it says anything of its faults at all. */
  readonly saysFaults: boolean;
  /** A sign of a fault, or where there are none a value, that nobody can read: it may not be well. */
  readonly isDoubtful: boolean;
  /** Values that were there and could not be read, in words. */
  readonly unread: readonly string[];
}

export function deviceState(
  fields: PlainRecord,
  { fields: rules, faults: signs }: DeviceProfile,
  observedAt: Instant,
): DeviceState {
  const attributes: Record<string, AssetAttribute> = {};
  const unread: string[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const raw = firstOf(fields, rule.from);
    if (raw === undefined) continue;
    const read = rule.unit === undefined ? wordOf(raw, rule) : quantityOf(raw, rule.unit, rule);
    if (typeof read === 'object') unread.push(`${name}: ${read.why}`);
    else {
      const unit = rule.unit === undefined ? {} : { unit: rule.unit };
      attributes[name] = { value: read, ...unit, observedAt };
    }
  }
  const told = Object.entries(signs).map(([code, list]) => ({
    code,
    said: list.map((sign) => isRaised(fields, sign)).filter((raised) => raised !== undefined),
    isThere: list.some((sign) => firstOf(fields, sign.from) !== undefined),
  }));
  for (const fault of told) {
    if (isUntold(fault)) unread.push(`${fault.code}: neither yes nor no`);
  }
  const isDoubtful = Object.keys(signs).length === 0 ? unread.length > 0 : told.some(isUntold);
  return {
    attributes,
    faults: told.flatMap(({ code, said }) => (said.includes(true) ? [code] : [])),
    saysFaults: told.some(({ said }) => said.length > 0),
    isDoubtful,
    unread,
  };
}

function isUntold(fault: {
  readonly said: readonly unknown[];
  readonly isThere: boolean;
}): boolean {
  return fault.isThere && fault.said.length === 0;
}

/** A number in the field's unit; a text may bring its own: `3.384 V`, `120 mA`. */
function quantityOf(raw: unknown, unit: string, rule: FieldRule) {
  const value =
    typeof raw === 'number' ? raw * (rule.factor ?? 1) : measured(String(raw), unit, rule);
  if (typeof value !== 'number') return value;
  const [low, high] = rule.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (!Number.isFinite(value) || value < low || value > high) {
    return { why: `impossible ${String(raw).slice(0, 30)}` };
  }
  return Number(value.toPrecision(9));
}

function measured(text: string, unit: string, { factor = 1 }: FieldRule) {
  const [, digits, named] = NUMBER_AND_UNIT.exec(text.trim()) ?? [];
  if (digits === undefined) return { why: `not a number: ${text.slice(0, 30)}` };
  if (named === undefined) return Number(digits) * factor;
  const known = sourceUnit(named);
  const value = known && converted(known.convert(Number(digits)), known.unit, unit);
  return value ?? { why: `in ${named}, expected ${unit}` };
}

function wordOf(
  raw: unknown,
  { words }: FieldRule,
): string | number | boolean | { readonly why: string } {
  const known = memberOf(words, String(raw).trim().toLowerCase());
  if (known !== undefined) return known;
  if (typeof raw === 'string') return raw.trim().slice(0, MAX_TEXT_CHARS);
  return typeof raw === 'number' || typeof raw === 'boolean' ? raw : { why: 'not a word' };
}

/** `undefined` = the uplink says nothing of it. */
function isRaised(fields: PlainRecord, { from, bit, is }: FaultSign): boolean | undefined {
  const raw = firstOf(fields, from);
  if (raw === undefined) return undefined;
  if (bit !== undefined) {
    const bits = Number(raw);
    return Number.isInteger(bits) && bits >= 0 ? Math.floor(bits / 2 ** bit) % 2 === 1 : undefined;
  }
  const word = String(raw).trim().toLowerCase();
  if (is !== undefined) {
    if (is.some((bad) => String(bad).toLowerCase() === word)) return true;
    return UNTOLD.has(word) ? undefined : false;
  }
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

function firstOf(fields: PlainRecord, from: string | readonly string[]): unknown {
  for (const path of typeof from === 'string' ? [from] : from) {
    const value = valueAt(fields, path);
    if (!isMissing(value)) return value;
  }
  return undefined;
}
