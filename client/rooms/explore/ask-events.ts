import type { CityEvent } from '../../../contract/event.ts';
import type { HistoryHole } from '../../../contract/history.ts';

/** A page of `GET /api/v1/events`. */
export interface EventsAnswer {
  readonly events: readonly CityEvent[];
  /** `cursor` of the page that follows; absent = this was the last. */
  readonly next?: string;
  /** Spans in which not every arrival was kept. */
  readonly holes?: readonly HistoryHole[];
  /** Where the history begins. */
  readonly heldFrom?: string;
}

/** The server answered, and did not give what was asked for. */
export class EventsRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`events: ${status}`);
    this.status = status;
  }
}

/** `from/to, from/to` */
const holesIn = (told: string): readonly HistoryHole[] =>
  told.split(', ').flatMap((span) => {
    const [from, to] = span.split('/');
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });

/** What takes longer is as good as lost. */
const patienceMs = 30_000;

/** Asks for one page at this address; rejects when it cannot be had. */
export async function askEvents(address: string, signal: AbortSignal): Promise<EventsAnswer> {
  const answer = await fetch(address, {
    headers: { accept: 'application/cloudevents-batch+json' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  });
  if (!answer.ok) throw new EventsRefused(answer.status);
  const events = (await answer.json()) as readonly CityEvent[];
  const next = answer.headers.get('x-next-cursor');
  const holes = answer.headers.get('x-holes');
  const heldFrom = answer.headers.get('x-held-from');
  return {
    events,
    ...(next === null ? {} : { next: decodeURIComponent(next) }),
    ...(holes === null ? {} : { holes: holesIn(holes) }),
    ...(heldFrom === null ? {} : { heldFrom }),
  };
}
