import type { CityEvent, Instant, Kind, SituationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Text } from '../../../contract/place.ts';
import type { CityView } from '../city-view.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import type { Order } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import type { Cluster } from './cell-clusters.ts';
import { clusterScore, districtsOf, opensAt, type Score } from './cluster-score.ts';
import { evidenceBook } from './evidence-book.ts';
import { evidenceReplay, type EvidenceReplay } from './evidence-replay.ts';
import { gaugePlaces } from './gauge-places.ts';
import type { Ground } from './ground.ts';
import { recalledLife } from './recalled-life.ts';
import { retold } from './retold.ts';
import { recentValues } from './recent-values.ts';
import { sighting } from './sighting.ts';
import { commanded } from './situation-commands.ts';
import { situationEvents } from './situation-events.ts';
import { live, type Life } from './situation-life.ts';
import { isOther, joined, toldPeople } from './situation-people.ts';
import { signIndex } from './sign-index.ts';
import type { SituationRule, SituationSettings } from './situation-settings.ts';
import type { Surroundings } from './surroundings.ts';

/** So much longer than the dwell, so that cells outlive the situation that lies on them. */
const LINGER_BEYOND_DWELL_MIN = 10;
const MIN_MS = 60_000;

/** Follows one hazard over the city: its evidence, and the situations that come of it. */
export interface HazardWatch {
  /** Whether events of its kind and property may speak for the hazard. */
  hears(event: CityEvent): boolean;
  /** Takes note of events that it hears, and of what left. */
  observe(events: readonly CityEvent[], now: Instant, removed: readonly string[]): void;
  judge(city: CityView, now: Instant): readonly SituationEvent[];
  recall(event: SituationEvent, city: CityView, now: Instant): void;
  /** What a command does to one of its situations; undefined = none that is still open. */
  command(
    event: SituationEvent,
    order: Order,
    now: Instant,
  ): { readonly events: readonly SituationEvent[] } | { readonly conflict: Text } | undefined;
}

export interface WatchParts {
  readonly rule: SituationRule;
  readonly settings: SituationSettings;
  readonly office: OfficeSettings;
  readonly ground: Ground;
  readonly around: Surroundings;
  readonly budget: InterruptBudget;
  readonly clock: (ms: number) => string;
}

export function hazardWatch(parts: WatchParts): HazardWatch {
  const { rule, settings, office, ground, clock } = parts;
  const signs = signIndex(rule, settings.basins, ground);
  const recent = recentValues(signs.keepMin);
  const gauges = gaugePlaces(ground);
  const names = new Map(office.districts.map(({ code, name }) => [code, name]));
  const lingerMin = rule.dwellMin + LINGER_BEYOND_DWELL_MIN;
  const book = evidenceBook({
    ground,
    joinCells: rule.joinCells,
    lingerMin,
    signs,
    wording: { clock, district: (code) => names.get(code ?? '') },
  });
  const events = situationEvents(parts, gauges);
  /** Open situations and where they lie. */
  const open = new Map<Life, Cluster>();
  const scores = new Map<Life, Score>();
  const splitFrom = new Map<Cluster, Life>();
  /** Heard of since the last tick. */
  const pending = new Map<string, Kind>();
  /** Until the first tick. */
  let replay: EvidenceReplay | undefined = evidenceReplay();

  const scoreOf = (cluster: Cluster): Score =>
    clusterScore(rule, cluster, book, districtsOf(ground, cluster.cells));

  /** Joined clusters carry on the older situation; parts that came off may open one of their own. */
  const follow = (now: Instant): void => {
    const { merged, split } = book.clusters.changes();
    for (const { into, from } of merged) {
      from.phase = 'closed';
      from.endedAt = now;
      from.mergedInto = into.subject;
      into.mergedFrom = [...into.mergedFrom, from.subject];
      const people = joined(into.people, from.people);
      into.isJoined = into.isJoined === true || isOther(into.people, people);
      into.people = people;
    }
    for (const { from, part } of split) splitFrom.set(part, from);
  };

  const openings = (touched: ReadonlySet<Cluster>, city: CityView, now: Instant): void => {
    for (const cluster of touched) {
      if (cluster.life !== undefined || cluster.cells.size < rule.minCells) continue;
      const score = scoreOf(cluster);
      if (score.score < opensAt(rule, cluster.basin)) continue;
      if (score.nFactors < rule.minFactors || score.nFeeds < rule.minFeeds) continue;
      const life = events.opened(cluster, score, now, splitFrom.get(cluster), open.keys());
      cluster.life = life;
      open.set(life, cluster);
      scores.set(life, score);
      events.tell(life, cluster, score, city, now, 'opened');
    }
    splitFrom.clear();
  };

  const goOn = (touched: ReadonlySet<Cluster>, city: CityView, now: Instant): void => {
    for (const [life, cluster] of open) {
      const held = scores.get(life);
      const isNews = held === undefined || touched.has(cluster) || events.isDue(life, now);
      const score = isNews ? scoreOf(cluster) : held;
      scores.set(life, score);
      if (life.mergedInto !== undefined) {
        events.tellMerged(life, cluster, score, city, now);
      } else {
        const moved = live(life, score.score, rule, now);
        const isGone = life.endedAt === undefined && cluster.cells.size === 0;
        if (isGone) {
          life.phase = 'closed';
          life.endedAt = now;
        }
        events.tell(life, cluster, score, city, now, isGone ? 'gone' : moved);
      }
      if (life.endedAt === undefined) continue;
      open.delete(life);
      scores.delete(life);
      if (cluster.life === life) delete cluster.life;
    }
  };

  const note = (event: CityEvent, nowMs: number): void => {
    for (const { factor, sign } of signs.of(event)) {
      if (event.kind === 'observation') gauges.note(event, factor);
      const seen = sighting(event, sign, recent);
      if (seen !== undefined) book.note(event, factor, sign, seen, nowMs);
    }
  };

  /** What is in force counts, also when what was told last is older and came late. */
  const takeIn = (city: CityView, now: Instant): void => {
    const nowMs = instantMs(now);
    for (const [subject, kind] of pending) {
      const event = city.byKind[kind].get(subject);
      if (event === undefined) {
        book.drop(subject, nowMs);
        continue;
      }
      note(event, nowMs);
    }
    pending.clear();
  };
  /** Where most of its cells are. */
  const placeOf = (cells: readonly string[]): Cluster | undefined => {
    const shares = new Map<Cluster, number>();
    for (const cell of cells) {
      const cluster = book.clusters.of(cell);
      if (cluster !== undefined) shares.set(cluster, (shares.get(cluster) ?? 0) + 1);
    }
    return [...shares].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  };
  const bareCluster = (): Cluster => {
    return { id: 0, basin: undefined, cells: new Set(), evidence: new Set() };
  };

  return {
    hears: (event) => signs.of(event).length > 0,
    observe: (arrived, now, removed) => {
      const nowMs = instantMs(now);
      if (replay !== undefined) book.advance(nowMs);
      for (const event of arrived) {
        signs.remember(event, recent);
        pending.set(event.subject, event.kind);
        if (replay !== undefined) note(replay.take(event, nowMs), nowMs);
      }
      for (const subject of removed) {
        pending.delete(subject);
        book.drop(subject, nowMs);
      }
    },
    judge: (city, now) => {
      replay = undefined;
      takeIn(city, now);
      book.advance(instantMs(now));
      follow(now);
      const touched = new Set([...book.touched(), ...splitFrom.keys()]);
      goOn(touched, city, now);
      openings(touched, city, now);
      return events.take();
    },
    command: (event, order, now) => {
      const life = [...open.keys()].find(({ subject }) => subject === event.subject);
      if (life === undefined || life.endedAt !== undefined) return undefined;
      const done = commanded(event, life.people, order, now);
      if (done === undefined || 'conflict' in done) return done;
      if ('isRepeated' in done) return { events: [] };
      life.people = done.people;
      // Nobody is called by it any more.
      if (order.name === 'ack') life.annunciation = 'listed';
      const { annunciation, people } = life;
      return { events: [retold(event, { ...toldPeople(people), annunciation }, now)] };
    },
    recall: (event, city, now) => {
      takeIn(city, now);
      const life = recalledLife(event);
      const nowMs = instantMs(now);
      book.advance(nowMs);
      const knownMs = nowMs - (lingerMin + signs.keepMin) * MIN_MS;
      const isKnown = replay?.covers(Math.max(knownMs, instantMs(life.openedAt))) === true;
      if (!isKnown) for (const held of signs.recalled(event)) book.recall(held, nowMs);
      events.recall(event, life, now);
      const cluster = placeOf(event.data.cells);
      if (cluster !== undefined && cluster.life === undefined) {
        cluster.life = life;
        open.set(life, cluster);
        if (isKnown) life.score = scoreOf(cluster).score;
        return;
      }
      // Without a place of its own any more: another one has it, or it ends at the next tick.
      if (cluster?.life !== undefined) {
        life.mergedInto = cluster.life.subject;
        life.phase = 'closed';
        life.endedAt = now;
      }
      open.set(life, bareCluster());
    },
  };
}
