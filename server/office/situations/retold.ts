import type { Instant, SituationEvent } from '../../../contract/event.ts';
import type { SituationData } from '../../../contract/situation.ts';
import { madeEvent } from '../made-event.ts';

/** The situation as it is held, with something told anew; all else is as it was last told. */
export function retold(
  held: SituationEvent,
  change: Partial<SituationData>,
  now: Instant,
): SituationEvent {
  const { city, subject, domain, data } = held;
  const { version: _, provenance: __, geometry, districts, ...rest } = data;
  const next = { ...rest, ...change };
  return madeEvent({
    city,
    kind: 'situation',
    subject,
    domain,
    now,
    held,
    isEnded: next.endedAt !== undefined,
    geometry,
    districts,
    data: next,
  });
}
