import { figuresPart } from './figures-part.ts';
import type { OfficePart } from './office-part.ts';
import type { OfficeSettings } from './office-settings.ts';

/** What the office adds to a city, in the order in which its parts judge. One a timeline. */
export function office(settings: OfficeSettings): readonly OfficePart[] {
  return [figuresPart(settings)];
}
