import { expect, test } from 'vitest';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import { CALM_DAYS, calmWeek } from '../support/calm-week.ts';
import { ROOT } from '../support/flood-night.ts';
import { situationRun, type SituationRun } from '../support/situation-run.ts';

const MOST_A_DAY = 2;
/** The bench hears them all. */
const EVERY_SEWER = 3;

test(
  'an ordinary week of showers, a faulty gauge and single calls opens at most two a day',
  { timeout: 120_000 },
  () => {
    const city = loadCity('seoul', ROOT);
    const settings = officeSettings(city);
    let run: SituationRun | undefined;
    let values = 0;
    for (const { now, events } of calmWeek(city, EVERY_SEWER)) {
      run ??= situationRun(settings, now, 60);
      run.step(now, events);
      values += events.length;
    }
    expect(values).toBeGreaterThan(150_000);
    const openedOn = (run?.made ?? [])
      .filter(({ data, time }) => data.openedAt === time)
      .map(({ data }) => settings.dayOf(Date.parse(data.openedAt)));
    expect(openedOn.length).toBeLessThanOrEqual(MOST_A_DAY * CALM_DAYS);
    for (const day of openedOn) {
      expect(openedOn.filter((other) => other === day).length).toBeLessThanOrEqual(MOST_A_DAY);
    }
  },
);
