import type { CityEvent } from '../../../contract/event.ts';

/** A page of `GET /api/v1/events`. */
export interface EventsAnswer {
  readonly events: readonly CityEvent[];
  /** `cursor` of the page that follows; absent = this was the last. */
  readonly next?: string;
  readonly holes?: string;
}

/** The server answered, and did not give what was asked for. */
export class EventsRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`events: ${status}`);
    this.status = status;
  }
}

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
  return {
    events,
    ...(next === null ? {} : { next: decodeURIComponent(next) }),
    ...(holes === null ? {} : { holes }),
  };
}
