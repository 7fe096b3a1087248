import { instantMs } from '../../contract/instant.ts';
import type { SituationEvent } from '../../contract/event.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import type { OfficeSettings } from '../../server/office/office-settings.ts';
import { CALM_DAYS, calmWeek, type CalmStep } from '../support/calm-week.ts';
import { cellsOf, firstClosure, firstFloodCall } from '../support/first-report.ts';
import { ROOT } from '../support/flood-night.ts';
import { floodSteps } from '../support/flood-steps.ts';
import { ORDINARY_DAYS, ordinaryWeek } from '../support/ordinary-week.ts';
import { situationRun, type SituationRun } from '../support/situation-run.ts';
import type { Figure } from './figure.ts';

const AREAS = { dorimcheon: 'dorimcheon', gangnam: 'gangnam-daechi' } as const;
/** The first roads of both areas are under water by then. */
const UNTIL = '21:00';
const MIN_MS = 60_000;

/** How long before the first flood call of its area a situation opened; and how many two ordinary weeks open. */
export async function situationFigures(): Promise<readonly Figure[]> {
  const city = loadCity('seoul', ROOT);
  const settings = officeSettings(city);
  const events = (await floodSteps(UNTIL)).flatMap((step) => step.events);
  const leads = Object.entries(AREAS).map(([name, id]): Figure => {
    const basin = settings.situations?.basins.find((one) => one.id === id);
    if (basin === undefined) throw new Error(`expected a basin ${id}`);
    const own = events.filter(
      (event): event is SituationEvent =>
        event.kind === 'situation' && event.data.basin === basin.name.ko,
    );
    const cells = cellsOf(own);
    const openedMs = instantMs(own[0]?.data.openedAt ?? '');
    const call = firstFloodCall(events, basin, cells);
    const closure = firstClosure(events, basin, cells);
    const leadMin = (instantMs(call ?? '') - openedMs) / MIN_MS;
    const toClosureMin = (instantMs(closure ?? '') - openedMs) / MIN_MS;
    return {
      name: `situation.lead.${name}-min`,
      value: Math.round(leadMin * 10) / 10,
      unit: 'min before the first flood call',
      ratio: leadMin / toClosureMin,
      baseline: 'its lead on the first flooded road of the area',
    };
  });
  const weeks = [calmWeek(city), ordinaryWeek(city, 'a')];
  const opened = weeks.reduce((sum, week) => sum + openedIn(week, settings), 0);
  return [
    ...leads,
    {
      name: 'situation.calm-week.opened',
      value: opened,
      unit: 'situations in two ordinary weeks',
      ratio: opened / (2 * (CALM_DAYS + ORDINARY_DAYS)),
      baseline: 'two a day',
    },
  ];
}

function openedIn(week: Iterable<CalmStep>, settings: OfficeSettings): number {
  let run: SituationRun | undefined;
  for (const { now, events } of week) {
    run ??= situationRun(settings, now, 60);
    run.step(now, events);
  }
  return new Set(run?.made.map(({ subject }) => subject)).size;
}
