import type { CityEvent } from './event.ts';
import type { Topic } from './delta.ts';

/** Which topic carries an event: road speeds `links`, other values `observations`, vehicles `positions`, the rest `core`. */
export function topicOf(event: CityEvent): Topic {
  if (event.kind === 'position') return 'positions';
  if (event.kind !== 'observation') return 'core';
  return event.data.observedProperty === 'traffic.speed' ? 'links' : 'observations';
}
