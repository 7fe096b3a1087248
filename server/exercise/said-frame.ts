import { createHash } from 'node:crypto';
import type { CityEvent, Instant } from '../../contract/event.ts';
import type { SaidProfile } from '../config/exercise-profile.ts';
import type { BoundFeed } from '../config/connectors.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Reading } from '../feed-kit/reading.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { localTimeText } from '../feed-kit/zoned-time.ts';
import { readyEvent } from './ready-event.ts';
import type { CityView } from '../office/city-view.ts';

/** What a source would have said, and what a city reads in it. */
export interface SaidFrame {
  readonly frame: RawFrame;
  readonly reading: Reading;
  /** Why it, or some of it, could not be read. */
  readonly problem?: string;
}

const SECONDS = { s: 1, m: 60, h: 3600 } as const;
const TIME = /\{\{now(?:([+-]\d+)([smh]))?\|([^}]+)\}\}/g;

/** `{{now|yyyy-MM-dd HH:mm}}`, `{{now-10m|yyyyMMddHHmm}}`: times of the inject in the city's zone. */
function withTimes(text: string, now: Instant, zone: string): string {
  return text.replaceAll(TIME, (_whole, count?: string, unit?: string, pattern: string = '') => {
    const sec = Number(count ?? 0) * SECONDS[(unit ?? 's') as keyof typeof SECONDS];
    return localTimeText(instantOf(instantMs(now) + sec * 1000), zone, pattern);
  });
}

/** A part of an inject as its source would send it at this instant: read by the very connector, or ready. */
export function saidFrame(
  said: SaidProfile,
  { connector, city }: BoundFeed,
  now: Instant,
  state: CityView,
): SaidFrame {
  const { body } = said;
  if (body === undefined) {
    const frame = frameOf(connector.id, 'exercise', JSON.stringify(said), now);
    const made = readyEvent(said, frame, city, state, connector.domain);
    if (typeof made === 'string') return { frame, reading: readingOf([]), problem: made };
    return { frame, reading: readingOf([made]) };
  }
  const frame = frameOf(connector.id, body.call, withTimes(body.text, now, city.zone), now);
  // A body that an exercise sends lists what it is about, never all that is in force.
  const { complete: _complete, absence: _absence, ...reading } = connector.read(frame, city);
  const { fault, rejects } = reading;
  const why =
    fault === undefined
      ? rejects.map((reject) => `${reject.where}: ${reject.why}`)
      : [`${fault.code} ${fault.message}`];
  return { frame, reading, ...(why.length === 0 ? {} : { problem: why.join('; ') }) };
}

function readingOf(events: readonly CityEvent[]): Reading {
  return { events, rejects: [], rows: events.length };
}

function frameOf(feed: string, call: string, text: string, now: Instant): RawFrame {
  const body = Buffer.from(text);
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { feed, call, body, receivedAt: now, rawId: '', sha256 };
}
