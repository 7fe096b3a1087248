import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AlertEvent, CityEvent } from '../../contract/event.ts';
import { expire } from '../../server/city/expire.ts';
import { merge } from '../../server/city/merge.ts';
import { alertAt, keyAt } from '../support/alert-messages.ts';
import { instantAtMinute } from '../support/city-events.ts';
import { inForce, smallCity } from '../support/small-city.ts';

const NOW = instantAtMinute(60);

/** What stands under each subject, and whether it is over. */
function standing(...batches: readonly (readonly CityEvent[])[]): Readonly<Record<string, string>> {
  const state = smallCity();
  for (const events of batches) merge(state, events, NOW);
  return words(inForce(state).values());
}

function words(events: Iterable<CityEvent>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...events].flatMap((event) =>
      event.kind === 'alert'
        ? [
            [
              event.subject,
              `${event.data.headline.ko}${event.data.endedAt === undefined ? '' : ' over'}`,
            ],
          ]
        : [],
    ),
  );
}

const one = alertAt(1, 'a', {});
const two = alertAt(5, 'b', { replaces: [one] });
const cancel = alertAt(9, 'c', { replaces: [two], msgType: 'Cancel' });
const voided = alertAt(9, 'v', { replaces: [two], isLastWord: true });

test('an update stands in place of what it names, under the name of the first', () => {
  expect(standing([one], [two])).toEqual({ 'alert/test/a': 'b' });
});

test('an update that comes first is not undone by what it replaces', () => {
  expect(standing([two])).toEqual({ 'alert/test/a': 'b' });
  expect(standing([two], [one])).toEqual({ 'alert/test/a': 'b' });
  const state = smallCity();
  merge(state, [two], NOW);
  expect(merge(state, [one], NOW).late).toEqual([one]);
});

test('a chain found late is one chain: the update of an unknown update moves under the first name', () => {
  const three = alertAt(9, 'c', { replaces: [two] });
  expect(standing([three])).toEqual({ 'alert/test/b': 'c' });
  const state = smallCity();
  merge(state, [three], NOW);
  const { delta } = merge(state, [two], NOW);
  expect(delta.removals).toEqual(['alert/test/b']);
  expect(delta.upserts.map(({ subject, id }) => [subject, id])).toEqual([
    ['alert/test/a', three.id.replace('alert/test/b', 'alert/test/a')],
  ]);
});

test('a cancel ends what it names, also when it comes first', () => {
  expect(standing([one, two, cancel])).toEqual({ 'alert/test/a': 'c over' });
  expect(standing([cancel], [two], [one])).toEqual({ 'alert/test/a': 'c over' });
});

test('a cancel without a hazard of its own ends the warning in its own words', () => {
  expect(standing([one, two], [voided])).toEqual({ 'alert/test/a': 'b over' });
  expect(standing([voided], [one], [two])).toEqual({ 'alert/test/a': 'b over' });
});

test('an end of what this city never heard of says nothing', () => {
  expect(standing([voided])).toEqual({});
});

test('a warning that is split by area stays in force in all its parts', () => {
  const north = alertAt(5, 'n', { replaces: [one] });
  const south = alertAt(5, 's', { replaces: [one] });
  const southOver = alertAt(8, 't', { replaces: [south], msgType: 'Cancel' });
  expect(standing([one], [north, south], [southOver])).toEqual({
    'alert/test/a': 'n',
    'alert/test/s': 't over',
  });
});

test('names are matched whoever is said to have sent the message, by identifier alone of one sender', () => {
  const other = alertAt(5, 'b', { supersedes: [keyAt(1, 'a', 'somebody')] });
  const wrongTime = alertAt(5, 'b', { supersedes: [keyAt(3, 'a')] });
  const wrongBoth = alertAt(5, 'b', { supersedes: [keyAt(3, 'a', 'somebody')] });
  expect(standing([one, other])).toEqual({ 'alert/test/a': 'b' });
  expect(standing([one, wrongTime])).toEqual({ 'alert/test/a': 'b' });
  expect(Object.keys(standing([one, wrongBoth]))).toHaveLength(2);
});

test('one identifier of two senders is two warnings', () => {
  const other = alertAt(2, 'a', { sender: 'somebody', headline: 'other' });
  expect(Object.values(standing([one, other])).toSorted()).toEqual(['a', 'other']);
});

test('a message goes before its entry in an index, whichever comes first', () => {
  const entry = alertAt(1, 'a', { sender: '', rank: 0, headline: 'entry' });
  expect(standing([entry], [one])).toEqual({ 'alert/test/a': 'a' });
  expect(standing([one], [entry])).toEqual({ 'alert/test/a': 'a' });
});

test('a test that names a real warning does not end it', () => {
  const drill = alertAt(5, 'x', { replaces: [one], msgType: 'Cancel', status: 'Test' });
  expect(standing([one], [drill])['alert/test/a']).toBe('a');
});

test('what has run out and left does not come back when its chain is found', () => {
  const state = smallCity();
  merge(state, [alertAt(5, 'b', { replaces: [one], expires: instantAtMinute(10) })], NOW);
  expire(state, instantAtMinute(60));
  expire(state, instantAtMinute(600));
  merge(state, [one], instantAtMinute(601));
  expect(words(inForce(state).values())).toEqual({});
});

test('what has run out under one name does not come back under another', () => {
  const state = smallCity();
  merge(state, [alertAt(9, 'c', { replaces: [two], expires: instantAtMinute(10) })], NOW);
  expire(state, instantAtMinute(60));
  expire(state, instantAtMinute(600));
  merge(state, [two], instantAtMinute(601));
  expect(words(inForce(state).values())).toEqual({});
});

test('a cancel ends what it names even if its clock is behind; two that name each other leave one', () => {
  const early = alertAt(3, 'c', { replaces: [two], msgType: 'Cancel' });
  expect(standing([two, early])).toEqual({ 'alert/test/c': 'c over' });
  const mutual = alertAt(5, 'x', { supersedes: [keyAt(5, 'y')] });
  const other = alertAt(5, 'y', { supersedes: [keyAt(5, 'x')] });
  expect(Object.values(standing([mutual, other]))).toEqual(['y']);
});

test('a later issue of the same identifier stands in place of the earlier', () => {
  const again = alertAt(4, 'a', { headline: 'again' });
  expect(standing([one], [again])).toEqual({ 'alert/test/a': 'again' });
  expect(standing([again], [one])).toEqual({ 'alert/test/a': 'again' });
});

test('a replaced message is known for three days', () => {
  const state = smallCity();
  merge(state, [alertAt(5, 'b', { replaces: [one], expires: instantAtMinute(10) })], NOW);
  expire(state, NOW);
  expire(state, instantAtMinute(600));
  merge(state, [alertAt(70, 'z', {})], instantAtMinute(71 * 60));
  merge(state, [one], instantAtMinute(71 * 60 + 1));
  expect(Object.keys(words(inForce(state).values()))).toEqual(['alert/test/z']);
});

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

const ENTRY = { sender: '', rank: 0 } as const;

/** A chain of up to six messages, each replacing any of the earlier ones. */
const anyChain: fc.Arbitrary<readonly AlertEvent[]> = fc
  .array(
    fc.record({
      // Clocks of two senders may differ.
      after: fc.integer({ min: -1, max: 2 }),
      isTwo: fc.boolean(),
      replaces: fc.subarray(NAMES),
      kind: fc.constantFrom('Alert', 'Update', 'Cancel', 'word'),
      isEntry: fc.boolean(),
    }),
    { minLength: 1, maxLength: NAMES.length },
  )
  .map((drafts) => {
    const made: AlertEvent[] = [];
    let minute = 1;
    for (const [index, { after, replaces, kind, isEntry, isTwo }] of drafts.entries()) {
      minute += after;
      const earlier = made.filter(({ data }) =>
        replaces.some((name) => data.messageKey?.split(',')[1] === name),
      );
      const name = NAMES[index] ?? 'x';
      if (isTwo) made.push(alertAt(minute, name, { replaces: earlier, isSecond: true }));
      const fields = { replaces: earlier, ...(isEntry ? ENTRY : {}) };
      if (kind === 'word') made.push(alertAt(minute, name, { ...fields, isLastWord: true }));
      else if (kind === 'Cancel') made.push(alertAt(minute, name, { ...fields, msgType: kind }));
      else made.push(alertAt(minute, name, fields));
      if (isEntry && kind !== 'word') made.push(alertAt(minute, name, { replaces: earlier }));
    }
    return made;
  });

test('any order of arrival of a chain leaves the same city', () => {
  fc.assert(
    fc.property(
      anyChain.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events], { minLength: events.length }),
          fc.nat(events.length),
        ),
      ),
      ([events, shuffled, cut]) => {
        const at = (batches: readonly (readonly AlertEvent[])[]) => {
          const state = smallCity();
          for (const batch of batches) merge(state, batch, NOW);
          return [...inForce(state).values()].map((event) => ({ ...event, sequence: '' }));
        };
        expect(at([shuffled.slice(0, cut), shuffled.slice(cut)])).toEqual(at([events]));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a second arrival of a whole chain changes nothing', () => {
  fc.assert(
    fc.property(anyChain, (events) => {
      const state = smallCity();
      merge(state, events, NOW);
      const { delta, duplicates } = merge(state, events, NOW);
      expect([delta.upserts, delta.removals, duplicates]).toEqual([[], [], events.length]);
    }),
    { numRuns: 200 },
  );
});
