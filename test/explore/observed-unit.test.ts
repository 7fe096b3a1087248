import { expect, test } from 'vitest';
import { measureWords } from '../../client/design/measure.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { unitOf } from '../../client/explore/thing-unit.ts';
import { valueOf } from '../../client/rooms/explore/provenance-of.ts';
import { observation } from '../client/wall-events.ts';
import { wordsOf } from './rows.ts';

test('an index or a pH is the number that it is, never per cent', () => {
  const words = wordsOf('ko');
  for (const [observedProperty, result, told] of [
    ['air.khai', 82, '82'],
    ['water.ph', 7.2, '7.2'],
  ] as const) {
    const event = observation('station', { observedProperty, unit: '1', result });
    const thing = thingOfEvent(event);
    expect(measureWords(result, unitOf(thing, 'ko'), words)).toBe(told);
    expect(valueOf(event, thing, words)).toEqual({ text: told, unit: '', told });
  }
});
