import { expect, test } from 'vitest';
import { absorb } from '../../server/city/absorb.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';

const SEOUL_MS = 9 * 3_600_000;

/** Drift after answers that come every ten minutes with values so many minutes old. */
function driftOf(
  agesMin: readonly number[],
  { zoneOffsetMs = SEOUL_MS, lagSec }: { zoneOffsetMs?: number; lagSec?: number } = { lagSec: 600 },
) {
  const state = smallCity({ everySec: 600, ...(lagSec === undefined ? {} : { lagSec }) });
  for (const [index, ageMin] of agesMin.entries()) {
    const minute = 1000 + index * 10;
    const events = [observationAt(1, minute - ageMin)];
    const answer = { feed: 'test-feed', events, rejects: [], rows: 1, zoneOffsetMs };
    absorb(state, answer, instantAtMinute(minute));
  }
  return state.byKind.feed.get('feed/test-feed')?.data.drift;
}

test('Korean time told as UTC, and UTC read as Korean time, are told of the feed', () => {
  expect(driftOf([-535, -537])).toEqual(['times are 9 h ahead: another zone?']);
  expect(driftOf([545, 543])).toEqual(['times are 9 h behind: another zone?']);
  expect(driftOf([335, 334], { zoneOffsetMs: 5.5 * 3_600_000, lagSec: 600 })).toEqual([
    'times are 5.5 h behind: another zone?',
  ]);
});

test('what is merely late, early or back after as many hours is not', () => {
  for (const ages of [
    [5, 6],
    [120, 110],
    [-30, -30],
    [-600, -600],
    [700, 700],
    [545, 5],
  ]) {
    expect(driftOf(ages), ages.join()).toBeUndefined();
  }
  expect(driftOf([0, 0], { zoneOffsetMs: 0, lagSec: 600 })).toBeUndefined();
});

test('alerts and incidents are not judged: they may speak of other hours', () => {
  expect(driftOf([545, 543], { zoneOffsetMs: SEOUL_MS })).toBeUndefined();
});
