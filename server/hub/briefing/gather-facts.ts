import type { CityEvent, Instant, Kind, SituationEvent } from '../../../contract/event.ts';
import type { EventQuery, HistoryHole, QueryFailure } from '../../../contract/history.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { Text } from '../../../contract/place.ts';
import type { BriefingFacts, BriefingQuestion } from '../../briefing/briefing-facts.ts';
import type { HttpParts } from '../http-parts.ts';
import { exportedPages } from '../exported-pages.ts';

export type GatherParts = Pick<HttpParts, 'timeline' | 'city' | 'history' | 'at' | 'span'>;

type Gathered =
  { readonly ok: true; readonly facts: BriefingFacts } | ({ readonly ok: false } & QueryFailure);

/** Of each sort; a night of floods has some thousands. The newest are kept, and it is said. */
const MOST = 20_000;
const HOUR_MS = 3_600_000;
const CHANGING: readonly Kind[] = ['situation', 'alarm', 'stage', 'directive', 'feed', 'alert'];
/** What is looked at of a whole city: not its values, vehicles and calls. */
const STATE = ['situation/', 'alarm/', 'stage/', 'directive/', 'feed/', 'alert/', 'indicator/'];

/** Everything that a briefing is composed from, from the history and the log. */
export async function gatherFacts(
  parts: GatherParts,
  question: BriefingQuestion,
): Promise<Gathered> {
  const { from, to, knownAt } = question;
  const span = { from, to, knownAt };
  const [before, after, changes, clocks] = await Promise.all([
    stateAt(parts, from),
    stateAt(parts, to),
    Promise.all(CHANGING.map((kind) => versions(parts, { ...span, kinds: [kind] }))),
    versions(parts, { ...span, kinds: ['indicator'], subjectsUnder: 'indicator/response/' }),
  ]);
  const found: Versions[] = [...changes, clocks];
  const seen = found.flatMap((one) => (one.ok ? one.events : []));
  const incidents = await versions(parts, {
    from: firstOpening([...(after.events ?? []), ...seen], from),
    to,
    knownAt,
    kinds: ['incident'],
  });
  found.push(incidents);
  const failure = found.find((one) => !one.ok);
  if (failure !== undefined) return failure;
  const all = found.filter((one) => one.ok);
  const holes = holesOf(all.flatMap((one) => one.holes ?? []));
  const { id, name, zone, districts } = parts.city;
  return {
    ok: true,
    facts: {
      ...question,
      city: { id, name, zone, districts },
      mode: parts.timeline.mode,
      versions: all.flatMap(({ events }) => events),
      ...(before.events === undefined ? {} : { before: before.events }),
      ...(after.events === undefined ? {} : { after: after.events }),
      ...(holes.length === 0 ? {} : { holes }),
      limits: [...before.limits, ...after.limits, ...all.flatMap(({ limits }) => limits)],
    },
  };
}

interface State {
  readonly events?: readonly CityEvent[];
  readonly limits: readonly Text[];
}

async function stateAt({ at, span }: GatherParts, instant: Instant): Promise<State> {
  try {
    const held = await at(instant, 'known', STATE);
    if (held === undefined) return { limits: [await notHeld(span, instant)] };
    const text = Buffer.from(held.events.buffer, held.events.byteOffset, held.events.byteLength);
    return { events: JSON.parse(text.toString()) as readonly CityEvent[], limits: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const ko = `${instant} 상태를 알 수 없음: ${why}`;
    return { limits: [{ ko, en: `the state at ${instant} is not known: ${why}` }] };
  }
}

async function notHeld(span: GatherParts['span'], instant: Instant): Promise<Text> {
  const held = await span();
  if (held === undefined) return { ko: '보관된 기록 없음', en: 'nothing is held' };
  const { from, to } = held;
  return {
    ko: `${instant} 상태 기록 없음, 기록은 ${from}부터 ${to}까지`,
    en: `no state is held of ${instant}; held: ${from} to ${to}`,
  };
}

type Versions =
  | {
      readonly ok: true;
      /** Oldest first. */
      readonly events: readonly CityEvent[];
      readonly holes?: readonly HistoryHole[];
      readonly limits: readonly Text[];
    }
  | ({ readonly ok: false } & QueryFailure);

async function versions(
  { history }: GatherParts,
  query: Omit<EventQuery, 'limit' | 'cursor'>,
): Promise<Versions> {
  const found = await exportedPages(history, query, MOST);
  if (!found.ok) return found;
  const events: CityEvent[] = [];
  let isCut = false;
  for await (const page of found.pages) {
    events.push(...page.events);
    isCut ||= page.cursor !== undefined;
  }
  const oldest = events.at(-1)?.time ?? '';
  const kind = query.kinds?.join(', ') ?? '';
  const ko = `${kind} 변화가 ${MOST.toLocaleString('en-US')}건보다 많아 ${oldest} 뒤만 셈`;
  const en = `more than ${MOST.toLocaleString('en-US')} changes of ${kind}: counted from ${oldest} on`;
  return {
    ok: true,
    events: events.toReversed(),
    ...(found.holes === undefined ? {} : { holes: found.holes }),
    limits: isCut ? [{ ko, en }] : [],
  };
}

/** Reports count from an hour before the first situation opened. */
function firstOpening(events: readonly CityEvent[], from: Instant): Instant {
  const opened = events
    .filter((event): event is SituationEvent => event.kind === 'situation')
    .map(({ data }) => instantOf(instantMs(data.openedAt) - HOUR_MS));
  return [from, ...opened].toSorted()[0] ?? from;
}

/** Each hole once, oldest first. */
function holesOf(holes: readonly HistoryHole[]): readonly HistoryHole[] {
  const byEnds = new Map(holes.map((hole) => [`${hole.from} ${hole.to}`, hole]));
  return [...byEnds.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, hole]) => hole);
}
