import type { OfficeSettings } from '../office-settings.ts';

/** What orders need of the city. */
export type DirectiveSettings = Pick<
  OfficeSettings,
  'city' | 'contacts' | 'dayOf' | 'directiveTimes' | 'minuteOfDay'
>;
