import { expect, test } from 'vitest';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import { calmWeek, type CalmStep } from '../support/calm-week.ts';
import { ROOT } from '../support/flood-night.ts';
import { ordinaryWeek } from '../support/ordinary-week.ts';
import { situationRun, type SituationRun } from '../support/situation-run.ts';

const MOST_A_DAY = 2;
/** The bench hears them all. */
const EVERY_SEWER = 3;

const city = loadCity('seoul', ROOT);
const settings = officeSettings(city);

/** Days of the week's openings, one each. */
function opened(week: Iterable<CalmStep>): readonly string[] {
  let run: SituationRun | undefined;
  let values = 0;
  for (const { now, events } of week) {
    run ??= situationRun(settings, now, 60);
    run.step(now, events);
    values += events.length;
  }
  expect(values).toBeGreaterThan(150_000);
  return (run?.made ?? [])
    .filter(({ data, time }) => data.openedAt === time)
    .map(({ data }) => settings.dayOf(Date.parse(data.openedAt)));
}

test.each([
  ['showers, a faulty gauge and single calls', () => calmWeek(city, EVERY_SEWER)],
  [
    'a 35 mm shower, a broken main, ten fires, a marathon',
    () => ordinaryWeek(city, 'a', EVERY_SEWER),
  ],
] as const)('an ordinary week opens at most two a day: %s', { timeout: 120_000 }, (_, week) => {
  const days = opened(week());
  for (const day of days) {
    expect(days.filter((other) => other === day).length, day).toBeLessThanOrEqual(MOST_A_DAY);
  }
});
