import { directivesPart } from './directives/directives-part.ts';
import { figuresPart } from './figures-part.ts';
import type { OfficePart } from './office-part.ts';
import type { OfficeSettings } from './office-settings.ts';
import { responsePart } from './response/response-part.ts';

/** What the office adds to a city, in the order in which its parts judge. One a timeline. */
export function office(settings: OfficeSettings): readonly OfficePart[] {
  const { response } = settings;
  return [
    figuresPart(settings),
    ...(response === undefined ? [] : [responsePart({ ...settings, response })]),
    directivesPart(settings),
  ];
}
