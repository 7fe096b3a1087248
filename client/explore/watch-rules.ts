import type { WatchRule } from '../../contract/workspace.ts';
import { isAreaLayer } from './area-layers.ts';
import type { DeskLayer } from './desk-layers.ts';
import { HEARD } from './heard-domains.ts';
import type { Thing } from './thing.ts';
import { textMatcher } from './thing-text.ts';

/** What stood at the last look; undefined = nobody has looked yet. */
export interface WatchMemory {
  /** Of the timeline: in another one nothing is compared. */
  readonly epoch: string;
  readonly rules: readonly WatchRule[];
  /** By rule, the subjects that break it. */
  readonly standing: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Something that a rule waits for, and that was not so at the last look. */
export interface Risen {
  readonly rule: WatchRule;
  readonly thing: Thing;
}

interface Looked {
  readonly things: readonly Thing[];
  readonly bySubject: ReadonlyMap<string, Thing>;
}

/** Of a number or level that is not known nothing is said: what stood goes on, nothing begins. */
function breaks(rule: WatchRule, thing: Thing): boolean | undefined {
  if (rule.type === 'layer') return thing.level === '?' ? undefined : thing.level >= rule.level;
  if (thing.value === undefined) return undefined;
  return rule.side === 'above' ? thing.value >= rule.limit : thing.value <= rule.limit;
}

function standingOf(
  rule: WatchRule,
  { things, bySubject }: Looked,
  before: ReadonlySet<string>,
): ReadonlySet<string> {
  const holds = (thing: Thing): boolean => breaks(rule, thing) ?? before.has(thing.subject);
  if (rule.type === 'value') {
    const thing = bySubject.get(rule.subject);
    // Gone from the picture is not back to normal.
    if (thing === undefined) return before;
    return holds(thing) ? new Set([rule.subject]) : NOTHING;
  }
  const fits = rule.text.trim() === '' ? () => true : textMatcher(rule.text);
  const found = things.filter(
    (thing) =>
      thing.layer === rule.layer &&
      thing.endedMs === undefined &&
      // Level 0 asks for whatever there is, judged or not.
      (rule.level === 0 || holds(thing)) &&
      fits(thing),
  );
  return new Set(found.map(({ subject }) => subject));
}

const NOTHING: ReadonlySet<string> = new Set();

/** Layers that a rule can be made of: a silent source and what colours districts have no rows. */
export const watchable = (layers: readonly DeskLayer[]): readonly DeskLayer[] =>
  layers.filter(({ id, kind }) => kind !== 'feed' && !isAreaLayer(id));

/** Whether anybody is heard who could tell of what a rule waits for; else that nothing stands says nothing. */
export function isToldOf(
  rule: WatchRule,
  layers: readonly DeskLayer[],
  bySubject: ReadonlyMap<string, Thing>,
): boolean {
  const thing = rule.type === 'value' ? bySubject.get(rule.subject) : undefined;
  const id = rule.type === 'value' ? thing?.layer : rule.layer;
  const layer = layers.find((each) => each.id === id);
  if (layer === undefined || layer.lack !== undefined) return false;
  if (rule.type === 'value' && thing?.value === undefined) return false;
  return layer.health === undefined || HEARD.includes(layer.health);
}

/**
 * Looks at the present: what has begun to break a rule rises once, and not again while it lasts. What
 * stood when somebody looked first, or when a rule was made, is no news. It must not be asked of the
 * past: keep the memory until the present is back.
 */
export function watch(
  rules: readonly WatchRule[],
  epoch: string,
  looked: Looked,
  memory: WatchMemory | undefined,
): { readonly memory: WatchMemory; readonly risen: readonly Risen[] } {
  const held = memory?.epoch === epoch ? memory : undefined;
  const standing = new Map(
    rules.map((rule) => {
      const isSame = held?.rules.includes(rule) === true;
      const before = isSame ? held.standing.get(rule.id) : undefined;
      return [rule.id, standingOf(rule, looked, before ?? NOTHING)] as const;
    }),
  );
  const risen = rules.flatMap((rule) => {
    const before = held?.rules.includes(rule) === true ? held.standing.get(rule.id) : undefined;
    if (before === undefined) return [];
    return [...(standing.get(rule.id) ?? [])].flatMap((subject): readonly Risen[] => {
      const thing = looked.bySubject.get(subject);
      return before.has(subject) || thing === undefined ? [] : [{ rule, thing }];
    });
  });
  return { memory: { epoch, rules, standing }, risen };
}
