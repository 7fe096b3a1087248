import type { CityEvent } from '../../contract/event.ts';

/** Hands out the object it is given, so that a class can put its private field on it. */
const Given = function (given: object) {
  return given;
} as unknown as new (given: object) => object;

/**
 * Events never change once made: the JSON of each is made once, for every delta and snapshot, and
 * kept in a field of the event that nothing else sees. A WeakMap of so many costs as much again as
 * the JSON, mostly in collecting garbage.
 */
class WithText extends Given {
  readonly #text: string;

  constructor(event: CityEvent) {
    super(event);
    this.#text = JSON.stringify(event);
  }

  static of(event: CityEvent): string {
    return (#text in event ? event : new WithText(event)).#text;
  }
}

/** JSON of an event. */
export function eventText(event: CityEvent): string {
  return WithText.of(event);
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
