import type { CityEvent, ObservationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import { fits } from '../event-measure.ts';
import type { OfficeSettings } from '../office-settings.ts';
import type { AlarmRule } from './alarm-rule.ts';
import { areHeld, gateLimits, gaugeLevels, isNear } from './gauge-levels.ts';
import { meanWatches, type MeanWatches } from './mean-watches.ts';
import { rankOf } from './rank-of.ts';
import { ruleWatches, type RuleWatches, type WatchNews } from './rule-watches.ts';
import { slotSum, type SlotSum } from './slot-sum.ts';
import { unitFactor } from './unit-factor.ts';
import type { Watch } from './watch.ts';

/** All that the city's rules watch; an event costs one look-up unless a rule is about it. */
export interface WatchedThings {
  observe(event: CityEvent): void;
  /** What left the city. */
  gone(subject: string): void;
  /** Watches with news, and those whose delay ends by now. */
  take(nowMs: number): ReadonlySet<Watch>;
  /** The watch of an alarm, by rule and watched thing. */
  find(rule: string, watched: string): Watch | undefined;
  /** A delay of it runs until then. */
  wake(watch: Watch): void;
  unjudged(): ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** After a restart: the level that each watch was told at. */
  recall(levelOf: (watch: Watch) => number): void;
}

interface Taker {
  take(event: CityEvent, atMs: number): void;
  readonly watches: RuleWatches;
}

/** A taker with what it takes; absent = everything. */
interface Filtered extends Taker {
  readonly feeds?: ReadonlySet<string>;
  readonly where?: AlarmRule['where'];
}

const MIN_MS = 60_000;

export function watchedThings(
  rules: readonly AlarmRule[],
  settings: Pick<OfficeSettings, 'districts'>,
): WatchedThings {
  const news: WatchNews = { changed: new Set(), unjudged: new Map() };
  const byKey = new Map<string, Filtered[]>();
  const means: MeanWatches[] = [];
  const alerts: Filtered[] = [];
  const all = new Map<string, RuleWatches>();
  const waiting = new Map<Watch, number>();
  let wakeMs = Number.POSITIVE_INFINITY;

  for (const rule of rules) {
    const watches = ruleWatches(rule, news);
    all.set(rule.id, watches);
    const taker: Filtered = {
      ...takerOf(watches, settings, means),
      ...(rule.feeds.size === 0 ? {} : { feeds: rule.feeds }),
      ...(Object.keys(rule.where).length === 0 ? {} : { where: rule.where }),
    };
    if (rule.watching.kind === 'alert') alerts.push(taker);
    else {
      const key = ruleKey(rule);
      byKey.set(key, [...(byKey.get(key) ?? []), taker]);
    }
  }
  let lastTime = '';
  let lastMs = 0;
  const msOf = (time: string): number => {
    if (time === lastTime) return lastMs;
    lastTime = time;
    lastMs = instantMs(time);
    return lastMs;
  };
  return {
    observe: (event) => {
      const takers = event.kind === 'alert' ? alerts : byKey.get(eventKey(event));
      if (takers === undefined) return;
      for (const taker of takers) {
        const { feeds, where } = taker;
        if (feeds !== undefined && !feeds.has(event.data.provenance.feed)) continue;
        if (where === undefined || fits(event, where)) taker.take(event, msOf(heardBy(event)));
      }
    },
    gone: (subject) => {
      for (const mean of means) mean.gone(subject);
      for (const watches of all.values()) {
        const watch = watches.all.get(subject);
        if (watch === undefined) continue;
        // An alert that left is over by its own word; of a gauge that left nothing is known.
        if (watches.rule.watching.kind === 'alert') watches.rank(watch, -1, watch.atMs);
        else watches.doubt(watch);
      }
    },
    take: (nowMs) => {
      for (const mean of means) mean.settle(nowMs);
      if (wakeMs <= nowMs) {
        wakeMs = Number.POSITIVE_INFINITY;
        for (const [watch, dueMs] of waiting) {
          if (dueMs > nowMs) wakeMs = Math.min(wakeMs, dueMs);
          else {
            waiting.delete(watch);
            news.changed.add(watch);
          }
        }
      }
      const taken = new Set(news.changed);
      news.changed.clear();
      return taken;
    },
    find: (rule, watched) => all.get(rule)?.all.get(watched),
    wake: (watch) => {
      const dueMs = watch.gate.dueMs();
      if (dueMs === Number.POSITIVE_INFINITY) waiting.delete(watch);
      else waiting.set(watch, dueMs);
      wakeMs = Math.min(wakeMs, dueMs);
    },
    unjudged: () => news.unjudged,
    recall: (levelOf) => {
      for (const { all: watches } of all.values()) {
        for (const watch of watches.values()) {
          watch.gate.recall(levelOf(watch));
          waiting.set(watch, watch.gate.dueMs());
        }
      }
      wakeMs = Number.NEGATIVE_INFINITY;
    },
  };
}

/** A clock that runs ahead must not hold an alarm back until it is right. */
function heardBy({ time, recordedtime }: CityEvent): string {
  return time > recordedtime ? recordedtime : time;
}

function ruleKey({ watching }: AlarmRule): string {
  if (watching.kind === 'property') return watching.property;
  if (watching.kind === 'figure') return `figure ${watching.figure}`;
  return watching.kind === 'asset' ? `asset ${watching.assetType}` : '';
}

function eventKey(event: CityEvent): string {
  if (event.kind === 'observation') return event.data.observedProperty;
  if (event.kind === 'asset') return `asset ${event.data.assetType}`;
  if (event.kind === 'indicator' && event.data.form === 'figure') {
    return `figure ${event.data.figure}`;
  }
  return '';
}

function takerOf(
  watches: RuleWatches,
  settings: Pick<OfficeSettings, 'districts'>,
  means: MeanWatches[],
): Taker {
  const { rule } = watches;
  const { watching } = rule;
  if (watching.kind === 'figure') return { watches, take: figureTaker(watches) };
  if (watching.kind !== 'property' || rule.levels.some(({ value }) => value === undefined)) {
    const take = (event: CityEvent, atMs: number): void => {
      const watch = watches.of(event.subject);
      const { rank, words } = rankOf(event, rule.levels);
      watch.words = words;
      watches.rank(watch, rank, atMs, event);
    };
    return { watches, take };
  }
  const { taking } = watching;
  if (taking.form === 'mean') {
    const mean = meanWatches(watches, taking, settings.districts);
    means.push(mean);
    return { watches, take: numberOf(watches, mean.take) };
  }
  if (taking.form === 'sum') return { watches, take: numberOf(watches, sumTaker(watches, taking)) };
  const own = rule.levels[0]?.value;
  const firstOf = ({ data }: ObservationEvent): number | undefined =>
    own ?? data.thresholds?.find(({ severity }) => rule.ofGauge?.[severity] !== undefined)?.value;
  const take = (event: ObservationEvent, value: number, atMs: number): void => {
    let watch = watches.all.get(event.subject);
    if (watch === undefined) {
      const first = firstOf(event);
      // A gauge without levels of its own has nothing to be judged by. Nearly all others are far from
      // their limits: each costs one look-up, and no memory.
      if (first === undefined || !isNear(value, first, rule.direction)) return;
      watch = watches.of(event.subject);
    }
    const { thresholds } = event.data;
    if (own === undefined && thresholds !== undefined && !areHeld(watch.levels, rule, thresholds)) {
      watch.levels = gaugeLevels(rule, thresholds);
      watch.gate.limits(gateLimits(rule, watch.levels));
    }
    watches.value(watch, value, atMs, event);
  };
  return { watches, take: numberOf(watches, take) };
}

type TakeNumber = (event: ObservationEvent, value: number, atMs: number) => void;

/** Only numbers that are trusted, in the rule's unit; what is not says so. */
function numberOf(watches: RuleWatches, take: TakeNumber): Taker['take'] {
  const { rule } = watches;
  const isFill = rule.watching.kind === 'property' && rule.watching.taking.form === 'fill';
  return (event, atMs) => {
    if (event.kind !== 'observation') return;
    const { result, resultQuality, unit, fullScale } = event.data;
    if (
      typeof result !== 'number' ||
      (resultQuality !== 'good' && resultQuality !== 'provisional')
    ) {
      const watch = watches.all.get(event.subject);
      if (watch !== undefined && atMs >= watch.atMs) watches.doubt(watch);
      return;
    }
    if (isFill) {
      if (fullScale === undefined || fullScale <= 0) watches.cannot(event.subject, 'full-scale');
      else take(event, (100 * result) / fullScale, atMs);
      return;
    }
    const factor = unitFactor(unit, rule.unit);
    if (factor === undefined) watches.cannot(event.subject, unit);
    else take(event, result * factor, atMs);
  };
}

function sumTaker(
  watches: RuleWatches,
  { spanMin, slotMin }: { readonly spanMin: number; readonly slotMin: number },
): TakeNumber {
  const sums = new Map<string, SlotSum>();
  return (event, value, atMs) => {
    const own = sums.get(event.subject) ?? slotSum(spanMin * MIN_MS, slotMin * MIN_MS);
    sums.set(event.subject, own);
    own.add(value, atMs);
    const sum = own.sum();
    const watch = watches.of(event.subject);
    if (sum !== undefined) watches.value(watch, sum.value, sum.atMs, event);
  };
}

function figureTaker(watches: RuleWatches): Taker['take'] {
  return (event, atMs) => {
    if (event.kind !== 'indicator' || event.data.form !== 'figure') return;
    const watch = watches.of(event.subject);
    const { value } = event.data;
    if (value === null) watches.doubt(watch);
    else watches.value(watch, value, atMs, event);
  };
}
