import { z } from 'zod';
import type { City } from './load-city.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a local time HH:mm');
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');

/** `cities/<id>/duty.yaml`: shifts of the duty officers, and when a morning briefing begins. */
const dutyProfile = z.strictObject({
  shifts: z.record(id, z.strictObject({ from: time, to: time })),
  morningSince: time,
});

type Duty = z.output<typeof dutyProfile>;

/** Of a city that says nothing of it. */
const USUAL: Duty = {
  shifts: { day: { from: '09:00', to: '18:00' }, night: { from: '18:00', to: '09:00' } },
  morningSince: '18:00',
};

/** Throws ConfigError. */
export function dutyHours(city: City): Duty {
  return city.file('duty', dutyProfile) ?? USUAL;
}
