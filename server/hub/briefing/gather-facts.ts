import type { CityEvent, Instant, Kind, SituationEvent } from '../../../contract/event.ts';
import type { EventQuery, HistoryHole, QueryFailure } from '../../../contract/history.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { Text } from '../../../contract/place.ts';
import type { BriefingFacts, BriefingQuestion } from '../../briefing/briefing-facts.ts';
import { cityClock } from '../../briefing/city-clock.ts';
import { english } from '../../briefing/wording.ts';
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

async function stateAt({ at, span, city }: GatherParts, instant: Instant): Promise<State> {
  const told = toldBy(city.zone);
  try {
    const held = await at(instant, 'known', STATE);
    if (held === undefined) return { limits: [await notHeld(span, told, instant)] };
    const text = Buffer.from(held.events.buffer, held.events.byteOffset, held.events.byteLength);
    return { events: JSON.parse(text.toString()) as readonly CityEvent[], limits: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const { ko, en } = told(instant);
    return {
      limits: [{ ko: `${ko} 상태를 알 수 없음: ${why}`, en: `State at ${en} not known: ${why}` }],
    };
  }
}

type Told = (at: Instant) => Required<Text>;

/** An instant in full, by the city's clocks. */
function toldBy(zone: string): Told {
  const clock = cityClock(zone);
  return (at) => {
    const [date, time] = [clock.date(at), clock.time(at, at)];
    return { ko: `${date.ko} ${time.ko}`, en: `${english(date)} ${english(time)}` };
  };
}

async function notHeld(span: GatherParts['span'], told: Told, instant: Instant): Promise<Text> {
  const held = await span();
  if (held === undefined) return { ko: '보관된 기록 없음.', en: 'Nothing is held.' };
  const [at, from, to] = [told(instant), told(held.from), told(held.to)];
  return {
    ko: `${at.ko} 상태 기록 없음. 기록은 ${from.ko}부터 ${to.ko}까지.`,
    en: `No state is held of ${at.en}; held: ${from.en} to ${to.en}.`,
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
  { history, city }: GatherParts,
  query: Omit<EventQuery, 'limit' | 'cursor' | 'from'> & { readonly from: Instant },
): Promise<Versions> {
  const found = await exportedPages(history, query, MOST);
  if (!found.ok) return found;
  const events: CityEvent[] = [];
  let isCut = false;
  for await (const page of found.pages) {
    events.push(...page.events);
    isCut ||= page.cursor !== undefined;
  }
  return {
    ok: true,
    events: events.toReversed(),
    ...(found.holes === undefined ? {} : { holes: found.holes }),
    limits: isCut
      ? [cutText(query.kinds?.[0] ?? 'incident', events.at(-1)?.time ?? query.from, city.zone)]
      : [],
  };
}

const KIND_WORDS: Partial<Record<Kind, string>> = {
  situation: '상황',
  alarm: '경보',
  stage: '도시 단계',
  directive: '지시',
  feed: '자료 상태',
  alert: '특보·재난문자',
  incident: '신고',
  indicator: '출동 기록',
};

function cutText(kind: Kind, oldest: Instant, zone: string): Text {
  const { ko, en } = toldBy(zone)(oldest);
  const most = MOST.toLocaleString('en-US');
  return {
    ko: `${KIND_WORDS[kind] ?? kind} 변화가 ${most}건보다 많아 ${ko} 뒤만 셈.`,
    en: `More than ${most} changes of ${kind}: counted from ${en} on.`,
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
