import { z } from 'zod';
import { PRIORITIES } from '../../contract/alarm.ts';
import { ASSET_STATES } from '../../contract/asset.ts';
import { DOMAINS, SEVERITIES } from '../../contract/event.ts';
import { unitFactor } from '../office/alarms/unit-factor.ts';
import { KNOWN_PROPERTIES } from './known-properties.ts';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');
const unit = z.string().min(1);
const minutes = z.number().positive();
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const severity = z.enum(SEVERITIES);
const priority = z.enum(PRIORITIES);

const level = z.strictObject({
  severity,
  priority,
  label: text,
  value: z.number().exactOptional(),
  states: z.array(z.enum(ASSET_STATES)).min(1).exactOptional(),
  faults: z.array(z.string().min(1)).min(1).exactOptional(),
  words: z.array(z.string().min(1)).min(1).exactOptional(),
});

/** What a rule looks at: one of property, figure, asset and alert. */
const watch = z.strictObject({
  property: z.string().exactOptional(),
  figure: z.string().exactOptional(),
  asset: z.string().exactOptional(),
  alert: z.literal('any').exactOptional(),
  /** How the number is made of a property. */
  as: z.enum(['value', 'fill', 'sum', 'mean']).default('value'),
  /** Of `sum`: the span, and how long one told depth is. */
  spanMin: minutes.exactOptional(),
  slotMin: minutes.exactOptional(),
  /** Of `mean`: over what, of how many values at least, heard within. */
  by: z.enum(['district', 'place']).exactOptional(),
  least: z.number().int().positive().default(3),
  withinMin: minutes.default(30),
  feeds: z.array(id).default([]),
  where: z.record(z.string().min(1), z.union([scalar, z.array(scalar).min(1)])).default({}),
});

const rule = z.strictObject({
  id,
  label: text,
  hazard: id,
  domain: z.enum(DOMAINS),
  watch,
  unit: unit.exactOptional(),
  unitWord: text.exactOptional(),
  direction: z.enum(['above', 'below']).default('above'),
  levels: z.array(level).default([]),
  /** Instead of `levels`: those that the gauge itself tells, by severity, with their priority. */
  ofGauge: z.partialRecord(severity, priority).exactOptional(),
  /** Dead-band and delays of its kind of signal, unless they stand here. */
  signal: z.enum(['level', 'flow', 'temperature', 'state']).exactOptional(),
  deadBandPct: z.number().min(0).max(50).exactOptional(),
  onDelaySec: z.number().min(0).max(3600).exactOptional(),
  offDelaySec: z.number().min(0).max(86_400).exactOptional(),
  reAlarmMin: minutes.default(60),
  ahead: z.boolean().default(false),
  /** `never`: it speaks for itself inside a situation too. */
  suppress: z.enum(['in-situation', 'never']).default('in-situation'),
  note: text.exactOptional(),
});

export type RuleProfile = z.output<typeof rule>;

/** Ids of the city that rules may name. */
export interface AlarmReferences {
  readonly figures: readonly string[];
  readonly feeds: readonly string[];
}

/** `cities/<id>/alarms.yaml`: which values are alarms. Units and ids are checked here, not at night. */
export const alarmsProfile = (known: AlarmReferences) =>
  z
    .strictObject({
      /** Properties of the city's own feeds, with their UCUM units. */
      properties: z.record(z.string().min(1), unit).default({}),
      rules: z.array(rule).min(1),
    })
    .superRefine(({ properties, rules }, issues) => {
      const units = { ...KNOWN_PROPERTIES, ...properties };
      for (const [index, entry] of rules.entries()) {
        const say = (path: readonly (string | number)[], message: string): void => {
          issues.addIssue({ code: 'custom', path: ['rules', index, ...path], message });
        };
        if (rules.findIndex((other) => other.id === entry.id) !== index) {
          say(['id'], 'expected once');
        }
        checkWatch(entry, units, known, say);
        checkLevels(entry, say);
      }
    });

type Say = (path: readonly (string | number)[], message: string) => void;

const KINDS = ['property', 'figure', 'asset', 'alert'] as const;

function checkWatch(
  { watch: looked, unit: own }: RuleProfile,
  units: Readonly<Record<string, string>>,
  known: AlarmReferences,
  say: Say,
): void {
  const { property, figure, feeds, as, by, spanMin, slotMin } = looked;
  if (KINDS.filter((kind) => looked[kind] !== undefined).length !== 1) {
    say(['watch'], `expected one of ${KINDS.join(', ')}`);
  }
  const feed = feeds.find((name) => !known.feeds.includes(name));
  if (feed !== undefined) {
    say(['watch', 'feeds'], `expected ids under feeds of city.yaml, but ${feed} is none`);
  }
  if (figure !== undefined && !known.figures.includes(figure)) {
    say(['watch', 'figure'], `expected an id under figures (${known.figures.join(', ')})`);
  }
  if (as === 'mean' && by === undefined) say(['watch', 'by'], 'expected district or place');
  if (as === 'sum' && (spanMin === undefined || slotMin === undefined)) {
    say(
      ['watch', 'spanMin'],
      'expected spanMin and slotMin, the minutes of the sum and of one depth',
    );
  }
  if (property === undefined) return;
  const told = units[property];
  if (told === undefined) {
    const names = Object.keys(units).toSorted().join(', ');
    say(['watch', 'property'], `expected a known property (${names}) or one under properties`);
  } else if (as === 'fill') {
    if (own !== '%') say(['unit'], "expected '%' of what is full");
  } else if (own !== undefined && unitFactor(told, own) === undefined) {
    say(['unit'], `expected ${told}, as ${property} is told, or a unit that it can be turned into`);
  }
}

function checkLevels(
  { watch: looked, unit: own, direction, levels, ofGauge }: RuleProfile,
  say: Say,
) {
  if (levels.length > 0 === (ofGauge !== undefined)) {
    say(['levels'], 'expected levels, or ofGauge instead');
  }
  const isNumber = looked.figure !== undefined || ofGauge !== undefined;
  const numbers = levels.filter(({ value }) => value !== undefined).length;
  if (numbers > 0 || isNumber) {
    if (own === undefined) say(['unit'], 'expected the unit of the limits');
    if (numbers < levels.length) say(['levels'], 'expected a value in each level, or in none');
  }
  const sign = direction === 'above' ? 1 : -1;
  for (const [index, next] of levels.entries()) {
    const before = levels[index - 1];
    if (before === undefined) continue;
    const isWorse = SEVERITIES.indexOf(next.severity) < SEVERITIES.indexOf(before.severity);
    const isFurther =
      next.value === undefined ||
      before.value === undefined ||
      sign * (next.value - before.value) > 0;
    if (!isWorse || !isFurther) {
      say(['levels', index], 'expected rising severity, each value further than the one before');
    }
  }
  if (numbers > 0) return;
  const kind =
    looked.asset === undefined ? (looked.alert === undefined ? 'words' : 'alert') : 'asset';
  const bare = levels.findIndex(({ states, faults, words }) => {
    if (kind === 'alert') return false;
    return kind === 'asset' ? states === undefined && faults === undefined : words === undefined;
  });
  if (bare >= 0 && !isNumber) {
    const wanted = kind === 'asset' ? 'states or faults' : 'a value, or words';
    say(['levels', bare], `expected ${wanted}`);
  }
}
