import type { PositionEvent } from '../../contract/event.ts';
import { observationAt } from './city-events.ts';

/** Bus `bus` at minute `minute`; same arguments, same event. */
export function positionAt(bus: number, minute: number): PositionEvent {
  const { data, ...envelope } = observationAt(bus, minute);
  const { version, districts, provenance } = data;
  const subject = `position/bus/${bus}`;
  return {
    ...envelope,
    id: `${subject}@${envelope.time}`,
    type: 'city.position.updated.v1',
    subject,
    domain: 'transit',
    kind: 'position',
    data: {
      version,
      districts,
      provenance,
      geometry: { type: 'Point', coordinates: [126.9 + bus / 100, 37.5 + minute / 1000] },
      track: `bus/${bus}`,
      name: { ko: `버스 ${bus}` },
      mode: 'bus',
      phenomenonTime: envelope.time,
    },
  };
}
