import type { IncidentCategory, Severity } from '../../../contract/event.ts';
import type { Text } from '../../../contract/place.ts';
import type { ResponseClockData } from '../../../contract/response.ts';
import type { StageLevel } from '../../../contract/stage.ts';

/**
 * What a criterion counts; an empty list means any. Official warnings are not among them: what the
 * weather office and the ministry declare stands beside the stage and never moves it.
 */
export type StageMeasure =
  | {
      readonly of: 'situations';
      readonly severities: readonly Severity[];
      readonly hazards: readonly string[];
      /** How many, the land they cover, or the people who live there. */
      readonly sum: 'count' | 'area-km2' | 'people';
    }
  | {
      readonly of: 'alarms';
      readonly severities: readonly Severity[];
      readonly hazards: readonly string[];
    }
  | {
      readonly of: 'incidents';
      readonly categories: readonly IncidentCategory[];
      readonly severities: readonly Severity[];
      readonly feeds: readonly string[];
    }
  /** Calls that are past a target of the response clock and still wait for the step. */
  | { readonly of: 'calls-over'; readonly lifecycles: readonly ResponseClockData['lifecycle'][] }
  | { readonly of: 'figure'; readonly figure: string };

export interface StageCriterion {
  readonly id: string;
  /** What the city should be at, from `atLeast` on. */
  readonly level: StageLevel;
  readonly measure: StageMeasure;
  readonly atLeast: number;
  /** `{{n}}` stands for the number, `{{where}}` for the districts with most of it. */
  readonly text: Text;
  /** Without all of them it cannot be known. */
  readonly feeds: readonly string[];
}

export interface StageSettings {
  readonly names: Readonly<Record<StageLevel, Text>>;
  readonly criteria: readonly StageCriterion[];
  /** So long must a criterion hold before the proposal rises. */
  readonly confirmSec: number;
  /** So long must nothing of its level have held before the proposal falls, by one level. */
  readonly dwellMin: number;
  /** Feeds of the weather office's warnings. */
  readonly weatherFeeds: readonly string[];
  /** National crisis levels in their order; absent = the country has none. */
  readonly crisis?: { readonly by: Text; readonly levels: readonly Text[] };
}
