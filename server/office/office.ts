import { alarmsPart } from './alarms/alarms-part.ts';
import { directivesPart } from './directives/directives-part.ts';
import { figuresPart } from './figures-part.ts';
import { interruptBudget } from './interrupt-budget.ts';
import type { OfficePart } from './office-part.ts';
import type { OfficeSettings } from './office-settings.ts';
import { responsePart } from './response/response-part.ts';
import { stagePart } from './stage/stage-part.ts';
import { situationsPart } from './situations/situations-part.ts';
import { scoresPart } from './scores/scores-part.ts';

/** What the office adds to a city, in the order in which its parts judge. One a timeline. */
export function office(settings: OfficeSettings): readonly OfficePart[] {
  const { alarms, response, scores, situations, stage } = settings;
  const budget = interruptBudget();
  return [
    figuresPart(settings),
    ...(response === undefined ? [] : [responsePart({ ...settings, response })]),
    ...(alarms === undefined ? [] : [alarmsPart({ ...settings, alarms }, budget)]),
    ...(situations === undefined ? [] : [situationsPart({ ...settings, situations }, budget)]),
    ...(stage === undefined ? [] : [stagePart({ ...settings, stage }, budget)]),
    directivesPart(settings),
    ...(scores === undefined ? [] : [scoresPart({ ...settings, scores })]),
  ];
}
