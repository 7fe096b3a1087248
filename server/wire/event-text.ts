import type { CityEvent } from '../../contract/event.ts';

/** Events never change once made: the JSON of each is made once, for every delta and snapshot. */
const TEXTS = new WeakMap<CityEvent, string>();

function textOf(event: CityEvent): string {
  const held = TEXTS.get(event);
  if (held !== undefined) return held;
  const text = JSON.stringify(event);
  TEXTS.set(event, text);
  return text;
}

/** JSON of an object whose one member is a list of events: `{ …head, [name]: events }`. */
export function textWithEvents(head: object, name: string, events: readonly CityEvent[]): string {
  const start = JSON.stringify(head).slice(0, -1);
  const list = `${JSON.stringify(name)}:[${events.map(textOf).join(',')}]}`;
  return start === '{' ? start + list : `${start},${list}`;
}
