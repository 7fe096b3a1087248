import type { CityEvent } from '../../../contract/event.ts';
import { trail } from './ahead-of.ts';
import type { AlarmRule } from './alarm-rule.ts';
import { gateLimits } from './gauge-levels.ts';
import { levelGate } from './level-gate.ts';
import { subjectOf, type Watch, type WatchedPlace } from './watch.ts';

/** What the watches of all rules share: which of them have news, and what nobody can judge. */
export interface WatchNews {
  readonly changed: Set<Watch>;
  /** Rule, then watched thing: why its value is not judged. */
  readonly unjudged: Map<string, Map<string, string>>;
}

/** Everything under one rule, made when it is first heard of. */
export interface RuleWatches {
  readonly rule: AlarmRule;
  readonly all: ReadonlyMap<string, Watch>;
  /** `place`: where the thing is, if no event of it says so. */
  of(watched: string, place?: WatchedPlace): Watch;
  /** A number, in the rule's unit. */
  value(watch: Watch, value: number, atMs: number, event?: CityEvent): void;
  /** A level that is not a number. */
  rank(watch: Watch, rank: number, atMs: number, event?: CityEvent): void;
  /** Its newest word says nothing. */
  doubt(watch: Watch): void;
  cannot(watched: string, why: string): void;
}

export function ruleWatches(rule: AlarmRule, news: WatchNews): RuleWatches {
  const all = new Map<string, Watch>();
  const isAbove = rule.direction === 'above';
  const times = { onDelayMs: rule.onDelayMs, offDelayMs: rule.offDelayMs };
  const isRanked = rule.levels.some(({ value }) => value === undefined);
  const limits = gateLimits(rule, rule.levels);

  const heard = (watch: Watch, atMs: number, event: CityEvent | undefined): void => {
    if (watch.isDoubtful) {
      watch.isDoubtful = false;
      if (watch.gate.level() >= 0) news.changed.add(watch);
    }
    watch.atMs = atMs;
    watch.event = event;
  };
  return {
    rule,
    all,
    of: (watched, place) => {
      const held = all.get(watched);
      if (held !== undefined) return held;
      const gate = levelGate(rule.direction, times, isRanked ? rule.levels.length : 0);
      if (!isRanked) gate.limits(limits);
      const watch: Watch = {
        rule,
        watched,
        subject: subjectOf(rule, watched),
        gate,
        trail: rule.isAhead ? trail() : undefined,
        levels: rule.levels,
        event: undefined,
        place,
        value: null,
        atMs: Number.NEGATIVE_INFINITY,
        isDoubtful: false,
        worst: undefined,
        words: undefined,
      };
      all.set(watched, watch);
      return watch;
    },
    value: (watch, value, atMs, event) => {
      if (atMs < watch.atMs) return;
      heard(watch, atMs, event);
      watch.value = value;
      watch.trail?.add(value, atMs);
      if (!watch.gate.value(value, atMs)) {
        watch.worst = undefined;
        return;
      }
      const { worst } = watch;
      if (worst === undefined || (isAbove ? value > worst.value : value < worst.value)) {
        watch.worst = { value, atMs };
      }
      news.changed.add(watch);
    },
    rank: (watch, rank, atMs, event) => {
      if (atMs < watch.atMs) return;
      heard(watch, atMs, event);
      if (watch.gate.rank(rank, atMs)) news.changed.add(watch);
    },
    doubt: (watch) => {
      if (watch.isDoubtful) return;
      watch.isDoubtful = true;
      if (watch.gate.level() >= 0) news.changed.add(watch);
    },
    cannot: (watched, why) => {
      const own = news.unjudged.get(rule.id) ?? new Map<string, string>();
      news.unjudged.set(rule.id, own.set(watched, why));
    },
  };
}
