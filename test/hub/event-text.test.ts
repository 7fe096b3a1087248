import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWithEvents } from '../../server/wire/event-text.ts';
import { anyEvent } from '../support/city-events.ts';

test('the text is the JSON of the whole, also of events that were written before', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 5 }), fc.jsonValue(), (events, value) => {
      const head = { epoch: 'e"1', value };
      for (const list of [events, events.toReversed()]) {
        expect(JSON.parse(textWithEvents(head, 'upserts', list))).toEqual(
          JSON.parse(JSON.stringify({ ...head, upserts: list })),
        );
      }
      expect(JSON.parse(textWithEvents({}, 'events', events))).toEqual(
        JSON.parse(JSON.stringify({ events })),
      );
    }),
    { numRuns: 100 },
  );
});
