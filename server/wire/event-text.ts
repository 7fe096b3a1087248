import type { CityEvent } from '../../contract/event.ts';

/** Events never change once made: the JSON of each is made once, for every delta and snapshot. */
const TEXTS = new WeakMap<CityEvent, string>();

/** JSON of an event. */
export function eventText(event: CityEvent): string {
  const held = TEXTS.get(event);
  if (held !== undefined) return held;
  const text = JSON.stringify(event);
  TEXTS.set(event, text);
  return text;
}

/**
 * JSON of an object whose last member is a list of events: `{ …head, [name]: events }`. Each event
 * stands on a line of its own: a reader of the log takes them apart without parsing.
 */
export function textWithEvents(head: object, name: string, events: readonly CityEvent[]): string {
  const start = JSON.stringify(head).slice(0, -1);
  const list = `${JSON.stringify(name)}:${listOfEvents(events)}}`;
  return start === '{' ? start + list : `${start},${list}`;
}

/** JSON list of events, each on a line of its own. */
export function listOfEvents(events: readonly CityEvent[]): string {
  return events.length === 0 ? '[]' : `[\n${events.map(eventText).join(',\n')}\n]`;
}
