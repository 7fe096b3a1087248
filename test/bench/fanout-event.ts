import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { incidentAt } from '../support/city-events.ts';

/** An event of some 300 bytes of JSON; `sentMs` is when it was made, on this machine's clock. */
export function smallEvent(index: number, sentMs: number): CityEvent {
  const event = {
    specversion: '1.0',
    id: `gauge-${index}@${sentMs}-${noise(index).toString(16)}`,
    source: '/cities/seoul/feeds/test-feed',
    type: 'city.observation.updated.v1',
    subject: `observation/${index}`,
    time: '2022-08-08T11:00:00.000Z',
    city: 'seoul',
    domain: 'water',
    kind: 'observation',
    data: { observedProperty: 'water.level', unit: 'm', result: noise(index) / 1000, sentMs },
  };
  // Only what a delivery looks at; a whole one has 800 bytes.
  return event as unknown as CityEvent;
}

/** Numbers without a pattern: what is packed must not be easier to pack than a city. */
function noise(index: number): number {
  return Math.imul(index + 1, 0x9e37_79b1) >>> 0;
}

/** An alarm made now: sent at once, not with the next tick. */
export function alarmEvent(index: number, alarmMs: number): CityEvent {
  const whole = incidentAt(index, 1);
  return { ...whole, data: { ...whole.data, alarmMs } } as CityEvent;
}

export function deltaOf(event: CityEvent, seq: number): Delta {
  const now = '2022-08-08T11:00:00.000Z';
  return { epoch: 'bench', from: seq, to: seq, now, upserts: [event], removals: [] };
}

/** Milliseconds that processes of one machine share. */
export function sharedNowMs(): number {
  return performance.timeOrigin + performance.now();
}
