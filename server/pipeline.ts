import type { Delta } from '../contract/delta.ts';
import type { CityEvent, Instant } from '../contract/event.ts';
import { instantMs } from '../contract/instant.ts';
import type { Text } from '../contract/place.ts';
import { absorb, type Answer } from './city/absorb.ts';
import type { CityState } from './city/city-state.ts';
import { expire } from './city/expire.ts';
import { leaveUnnamed } from './city/leave-unnamed.ts';
import { markLate } from './city/mark-late.ts';
import { merge, type Merged } from './city/merge.ts';
import { planned, type CallPlan } from './city/planned.ts';
import type { BoundFeed } from './config/connectors.ts';
import type { BasisOf } from './documented.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';
import type { Reading, SourceFault } from './feed-kit/reading.ts';
import { offsetMs } from './feed-kit/zone-offset.ts';
import { companions } from './intake/companions.ts';
import { isOfExercise, refuseExercise } from './wire/exercise-mark.ts';
import { itemResults, type ItemResult } from './item-results.ts';
import type { CityView } from './office/city-view.ts';
import type { Carried, DeliveryReport, OfficePart, Order } from './office/office-part.ts';
import { tellParts } from './office/tell-parts.ts';

export interface PipelineParts {
  readonly state: CityState;
  /** In the order in which they judge. */
  readonly office: readonly OfficePart[];
  readonly feeds: ReadonlyMap<string, BoundFeed>;
  /** Takes every delta in order: the log, then the timeline. */
  readonly commit: (delta: Delta, late: readonly CityEvent[]) => void;
  /** Only for recordings: whether public reports give this value. */
  readonly basisOf?: BasisOf;
  /** Only for an exercise; every other city refuses what is of one. */
  readonly exercise?: ExerciseMarks;
  /** Told of each step that came from outside, once it is taken: does the same to another city. */
  readonly onStep?: (repeat: (stages: SharedStages) => void) => void;
}

/** What sources and time do to a city, and so to every exercise over it. */
export type SharedStages = Pick<Pipeline, 'take' | 'unchanged' | 'plan' | 'failure' | 'tick'>;

/** How an exercise differs from the city it is held over. */
export interface ExerciseMarks {
  /** Marks what its office makes. */
  readonly made: (events: readonly CityEvent[]) => readonly CityEvent[];
  /** What its rules see: an exercise alert counts in it as a real one does outside. */
  readonly seen: (events: readonly CityEvent[]) => readonly CityEvent[];
  readonly view: (city: CityView) => CityView;
}

export interface FrameResult {
  /** New to the city. */
  readonly accepted: number;
  /** Seen before: counted and dropped. */
  readonly duplicates: number;
  readonly rejects: Reading['rejects'];
  readonly fault?: SourceFault;
  /** What became of each row, for a frame that somebody sent and waits for. */
  readonly items?: readonly ItemResult[];
}

/** Stages 2 to 4 in their order: read, merge, judge. Knows no clock and no source. */
export interface Pipeline {
  /** Reads and takes a frame; undefined for a table, which is kept and not read. */
  frame(frame: RawFrame): FrameResult | undefined;
  /** The frame with its feed's tables, for a reader elsewhere; undefined for a table. */
  attach(frame: RawFrame): RawFrame | undefined;
  /** Takes what a reader made of a frame. */
  take(frame: RawFrame, reading: Reading): FrameResult;
  /** The source is alive and has nothing new. */
  unchanged(feed: string, at: Instant): void;
  /** How often the feed is asked now, and what is left of its key's calls. */
  plan(feed: string, at: Instant, plan: CallPlan): void;
  /** No answer came, and why. */
  failure(feed: string, at: Instant, reason: Text, isLasting: boolean, isCut?: boolean): void;
  /** Once, before anything else: puts right what another profile left in the city. */
  begin(now: Instant): void;
  /** What we say ourselves, without a feed. */
  tell(events: readonly CityEvent[], now: Instant): void;
  tick(now: Instant): void;
  /** Carries out a person's command; what it changed is committed when this returns. */
  order(order: Order, now: Instant): Carried;
  /** Takes note of what became of a delivery to somebody's system. */
  delivered(report: DeliveryReport, now: Instant): void;
}

export function pipeline(parts: PipelineParts): Pipeline {
  const { state, office, feeds, commit, exercise, onStep } = parts;
  const tables = companions((feed, call) => companionCalls(feeds.get(feed), state.now).has(call));
  const marked = <E extends CityEvent>(events: readonly E[]): readonly E[] => {
    const { basisOf } = parts;
    if (basisOf === undefined) return events;
    return events.map((event) => {
      // Neither documented nor a part of the recording.
      if (isOfExercise(event)) return event;
      const basis = basisOf(event.subject, event.time);
      return { ...event, data: { ...event.data, basis } };
    });
  };
  const noted = ({ upserts, removals, now }: Delta, late: readonly CityEvent[]): void => {
    const changed = exercise?.seen(upserts) ?? upserts;
    tellParts(office, changed, now, removals);
    if (late.length > 0) tellParts(office, late, now, []);
  };
  const view = (): CityView => exercise?.view(state) ?? state;
  /** Merges what a part of the office made, so that the parts after it see it. */
  const made = (events: readonly CityEvent[], now: Instant): void => {
    if (events.length === 0) return;
    const own = exercise?.made(events) ?? events;
    const { delta, late } = merge(state, marked(own), now);
    noted(delta, late);
    commit(delta, late);
  };
  const absorbed = (answer: Answer, now: Instant): Merged => {
    const merged = absorb(state, answer, now);
    const { delta, late } = merged;
    noted(delta, late);
    commit(delta, late);
    return merged;
  };
  const take = (frame: RawFrame, reading: Reading): FrameResult => {
    if (exercise === undefined) refuseExercise(reading.events);
    const record = state.feeds.get(frame.feed);
    const events = markLate(marked(reading.events), record, frame.receivedAt);
    const zone = feeds.get(frame.feed)?.city.zone;
    const answer = {
      ...answerOf(frame, reading, events),
      ...(zone === undefined ? {} : { zoneOffsetMs: offsetMs(instantMs(frame.receivedAt), zone) }),
    };
    const { fresh, duplicates } = absorbed(answer, frame.receivedAt);
    onStep?.((other) => other.take(frame, reading));
    const { rejects, fault, items } = reading;
    return {
      accepted: fresh.size,
      duplicates,
      rejects,
      ...(fault === undefined ? {} : { fault }),
      ...(items === undefined ? {} : { items: itemResults(items, events, fresh) }),
    };
  };
  return {
    frame: (raw) => {
      const frame = tables.attach(raw);
      const feed = feeds.get(raw.feed);
      if (frame === undefined || feed === undefined) return undefined;
      return take(frame, feed.connector.read(frame, feed.city));
    },
    attach: (frame) => tables.attach(frame),
    take,
    unchanged: (feed, at) => {
      absorbed({ feed, events: [], rejects: [], rows: 0 }, at);
      onStep?.((other) => other.unchanged(feed, at));
    },
    plan: (feed, at, plan) => {
      commit(planned(state, feed, plan, at), []);
      onStep?.((other) => other.plan(feed, at, plan));
    },
    failure: (feed, at, reason, isLasting, isCut) => {
      const trouble = { reason, isLasting, isCut: isCut === true && speaks(feeds.get(feed)) };
      absorbed({ feed, events: [], rejects: [], rows: 0, trouble }, at);
      onStep?.((other) => other.failure(feed, at, reason, isLasting, isCut));
    },
    begin: (now) => commit(leaveUnnamed(state, now), []),
    tell: (events, now) => {
      if (exercise === undefined) refuseExercise(events);
      const { delta, late } = merge(state, events, now);
      commit(delta, late);
    },
    tick: (now) => {
      const expired = expire(state, now);
      noted(expired, []);
      commit(expired, []);
      for (const part of office) made(part.judge(view(), now), now);
      onStep?.((other) => other.tick(now));
    },
    order: (order, now) => {
      for (const part of office) {
        const carried = part.command?.(view(), order, now);
        if (carried?.ok === true) made(carried.events, now);
        if (carried !== undefined) return carried;
      }
      return {
        ok: false,
        code: 'no-such-subject',
        problem: { ko: '대상이 없습니다', en: 'no such subject' },
      };
    },
    delivered: (report, now) => {
      for (const part of office) made(part.delivered?.(state, report, now) ?? [], now);
    },
  };
}

const CALLS = new WeakMap<BoundFeed, ReadonlySet<string>>();

/** Names of a feed's table calls; they do not depend on the instant. */
function companionCalls(feed: BoundFeed | undefined, now: Instant): ReadonlySet<string> {
  if (feed === undefined) return new Set();
  const held = CALLS.get(feed);
  if (held !== undefined) return held;
  const calls = feed.connector.source.calls(feed.city, now);
  const names = new Set(calls.filter((call) => call.isCompanion).map((call) => call.name));
  CALLS.set(feed, names);
  return names;
}

/** Whether the source sends over a line that stays open, instead of being asked. */
function speaks(feed: BoundFeed | undefined): boolean {
  const transport = feed?.connector.source.transport;
  return transport === 'mqtt' || transport === 'websocket';
}

function answerOf(
  { feed, rawId, sha256 }: RawFrame,
  reading: Reading,
  events: readonly CityEvent[],
): Answer {
  const { rejects, rows, drift, fault, complete, unread, absence } = reading;
  return {
    feed,
    events,
    rejects,
    raw: { rawId, sha256 },
    ...(rows === undefined ? {} : { rows }),
    ...(drift === undefined ? {} : { drift }),
    ...(complete === undefined ? {} : { complete }),
    ...(unread === undefined ? {} : { unread }),
    ...(absence === undefined ? {} : { absence }),
    ...(fault === undefined ? {} : { trouble: troubleOf(fault) }),
  };
}

const FAULT_WORDS: Readonly<Record<SourceFault['kind'], Text & { readonly en: string }>> = {
  config: { ko: '설정 오류', en: 'configuration error' },
  quota: { ko: '호출 한도 초과', en: 'quota exceeded' },
  source: { ko: '원천 오류', en: 'source error' },
  ours: { ko: '요청 오류', en: 'bad request' },
};

/** A code is short; what is longer is a text, and not for every screen. */
const MAX_CODE_CHARS = 60;

/** A source's own fault may pass by itself; a key, a quota or a wrong call does not. */
function troubleOf(fault: SourceFault): NonNullable<Answer['trouble']> {
  const words = FAULT_WORDS[fault.kind];
  // Some bodies say no more than that there is an error.
  const code = fault.code === 'error' ? '' : ` ${fault.code.slice(0, MAX_CODE_CHARS)}`;
  const reason = { ko: `${words.ko}${code}`, en: `${words.en}${code}` };
  return { reason, isLasting: fault.kind !== 'source' };
}
