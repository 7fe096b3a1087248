import type { EventVersionsAnswer } from '../../../contract/api.ts';
import type { CityEvent } from '../../../contract/event.ts';
import type { TraceAnswer } from '../../../contract/trace.ts';
import { timelineApi } from '../../city/exercise-address.ts';
import { MOST_DELIVERIES } from '../../explore/deliveries.ts';
import type { RawBytes } from '../../explore/raw-excerpt.ts';
import { askEvents } from './ask-events.ts';
import { useAsked, type Asked } from './drill/use-asked.ts';

const patienceMs = 20_000;
/** Larger messages are opened in a window of their own. */
const mostBytes = 6_000_000;

/** What was answered, and to which question; without a value the server holds nothing of that name. */
type Answered<T> = Asked<{ readonly asked: string; readonly held: T | undefined }>;

async function ask(address: string, signal: AbortSignal): Promise<Response | undefined> {
  const answer = await fetch(address, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  });
  if (answer.status === 404 || answer.status === 410 || answer.status === 403) return undefined;
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/** What the versions of an event are asked by: again each minute of the clock. */
export const versionsKey = (id: string | undefined, minuteMs: number | undefined) =>
  id === undefined ? undefined : `${id} ${minuteMs ?? ''}`;

/**
 * Every version of an event, newest first. Of a thing whose events are not told one by one, as a
 * road's speed, `id` is its subject: the newest of it that was known by `knownMs`. An answer of a
 * while ago stays until the next one.
 */
export function useEventVersions(
  id: string | undefined,
  knownMs: number | undefined,
): Answered<readonly CityEvent[]> {
  const key = versionsKey(id, knownMs);
  const ofSame = (before: string): boolean => before.slice(0, before.lastIndexOf(' ')) === id;
  const askVersions = async (signal: AbortSignal) => {
    const asked = key ?? '';
    const answer = await ask(timelineApi(`/events/${encodeURIComponent(id ?? '')}`), signal);
    if (answer === undefined) {
      const query = new URLSearchParams({ subject: id ?? '', limit: '1' });
      if (knownMs !== undefined) query.set('known', new Date(knownMs).toISOString());
      const { events } = await askEvents(timelineApi(`/events?${query}`), signal);
      return { asked, held: events.length === 0 ? undefined : events };
    }
    const { versions } = (await answer.json()) as EventVersionsAnswer;
    return { asked, held: versions.map(({ event }) => event) };
  };
  return useAsked(key, askVersions, ofSame);
}

/** Which bytes made it. What an exercise repeats of the city was read by the city. */
export function useTrace(id: string | undefined): Answered<TraceAnswer> {
  return useAsked(id, async (signal) => {
    const answer = await ask(`/api/v1/events/${encodeURIComponent(id ?? '')}/trace`, signal);
    const held = answer === undefined ? undefined : ((await answer.json()) as TraceAnswer);
    return { asked: id ?? '', held };
  });
}

/** The message itself; undefined = there is none to ask for. */
export function useRawBytes(trace: TraceAnswer | undefined): RawBytes | undefined {
  const raw = trace?.raw.state === 'held' ? trace.raw : undefined;
  const isLarge = raw !== undefined && raw.bytes > mostBytes;
  const path = isLarge ? undefined : raw?.path;
  const { value, state } = useAsked(path, async (signal) => {
    const answer = await ask(path ?? '', signal);
    const bytes =
      answer === undefined ? ('unknown' as const) : new Uint8Array(await answer.arrayBuffer());
    return { path, bytes };
  });
  if (isLarge) return 'large';
  if (path === undefined) return undefined;
  if (value?.path === path) return value.bytes;
  return state === 'lost' ? 'lost' : 'asking';
}

interface Span {
  readonly toMs: number;
  readonly fromMs?: number;
  /** Nothing that came later; absent = also what came late. */
  readonly knownMs: number | undefined;
}

/** What was told of a thing up to an instant, the last taken first; undefined = not known yet. */
export function useTold(
  subject: string | undefined,
  { toMs, fromMs, knownMs }: Span,
): readonly CityEvent[] | undefined {
  const key =
    subject === undefined ? undefined : `${subject} ${toMs} ${fromMs ?? ''} ${knownMs ?? ''}`;
  const told = async (signal: AbortSignal): Promise<readonly CityEvent[]> => {
    const asked = new URLSearchParams({ subject: subject ?? '' });
    asked.set('limit', String(2 * MOST_DELIVERIES));
    asked.set('to', new Date(toMs + 1).toISOString());
    if (fromMs !== undefined) asked.set('from', new Date(fromMs).toISOString());
    if (knownMs !== undefined) asked.set('known', new Date(knownMs).toISOString());
    const { events } = await askEvents(timelineApi(`/events?${asked}`), signal);
    return events;
  };
  return useAsked(key, told, (before) => before.startsWith(`${subject} `)).value;
}
