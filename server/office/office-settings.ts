import type { Basis, Domain, Instant, Severity } from '../../contract/event.ts';
import type { Bounds, District, DistrictCode, Text } from '../../contract/place.ts';
import type { AlarmSettings } from './alarms/alarm-rule.ts';
import type { ContactEntry } from './contact-book.ts';
import type { ResponseSettings } from './response/response-settings.ts';
import type { StageSettings } from './stage/stage-settings.ts';
import type { ScoreSettings } from './scores/score-settings.ts';
import type { DirectiveTimes } from './directives/directive-times.ts';
import type { EventMeasure, Measure, NamedMeasure } from './figure-measure.ts';
import type { SituationSettings } from './situations/situation-settings.ts';

/** From this value on (or down to it, when `direction` is `below`) the severity holds. */
export interface Level {
  readonly value: number;
  readonly severity: Severity;
}

export interface FigureSetting {
  readonly id: string;
  readonly measure: Measure;
  readonly domain: Domain;
  readonly label: Text;
  readonly span: Text;
  readonly unit: Text;
  /** What it is counted from; without all of them it is unknown. */
  readonly feeds: readonly string[];
  readonly direction: 'above' | 'below';
  /** Mildest first. */
  readonly levels: readonly Level[];
}

/** A count in a district that raises its level: open requests, faults of lamps, what the city has. */
export interface DistrictRule {
  readonly measure: EventMeasure;
  /** `{{n}}` stands for the count. */
  readonly label: Text;
  readonly feeds: readonly string[];
  /** Mildest first. */
  readonly levels: readonly Level[];
}

/** What the rules need of the city profile. All of it is data of the city. */
export interface OfficeSettings {
  readonly city: string;
  readonly bounds: Bounds;
  readonly districts: readonly District[];
  /** Local calendar day of an instant: today's counts start anew at its midnight. */
  readonly dayOf: (ms: number) => string;
  /** The city's clock: minutes since its midnight, with their fraction. */
  readonly minuteOfDay: (ms: number) => number;
  readonly figures: readonly FigureSetting[];
  /** Rain of the last hour, mm; mildest first. Empty = the city has no rain gauges. */
  readonly rainHourLevels: readonly Level[];
  /** Sewer fill, per cent of the pipe; mildest first. */
  readonly sewerFillLevels: readonly Level[];
  /** Flood calls open in one district; mildest first. */
  readonly floodCallLevels: readonly Level[];
  readonly districtRules: readonly DistrictRule[];
  /** What a district's level is judged by. */
  readonly districtFeeds: readonly string[];
  /** Districts whose roads make the downtown speed. */
  readonly downtown: readonly DistrictCode[];
  readonly contacts: readonly ContactEntry[];
  /** Absent = the city has no alarms of its own. */
  readonly alarms?: AlarmSettings;
  /** Absent = the city has no rules for situations. */
  readonly situations?: SituationSettings;
  readonly directiveTimes: DirectiveTimes;
  /** Absent = no source of the city tells an official life cycle of its calls. */
  readonly response?: ResponseSettings;
  /** Absent = the city has no stages. */
  readonly stage?: StageSettings;
  /** Absent = the city measures its districts by nothing and has no complaints. */
  readonly scores?: ScoreSettings;
  readonly past?: FigurePast;
  /** Only in recordings: whether public reports give a subject's value at an instant. */
  readonly basisOf?: (subject: string, at: Instant) => Basis;
}

/** The figure with that named measure, if the city has it. */
export function figureOf(settings: OfficeSettings, name: NamedMeasure): FigureSetting | undefined {
  return settings.figures.find(({ measure }) => measure.form === 'named' && measure.name === name);
}

/** Feeds of a named measure; none if no figure of the city has it. */
export function feedsOf(settings: OfficeSettings, name: NamedMeasure): readonly string[] {
  return figureOf(settings, name)?.feeds ?? [];
}

/** Figures recorded before the log begins, so that strips and bands are computed, never drawn. */
export interface FigurePast {
  readonly stepSec: number;
  readonly fromMs: number;
  /** One value a step, from `fromMs` to the log's begin. */
  readonly figures: Readonly<Record<string, readonly (number | null)[]>>;
  /** The same span a week, two, three, four earlier. */
  readonly sameHour: Readonly<Record<string, readonly (readonly (number | null)[])[]>>;
}

/** The severity of a value by levels; undefined = none reached. */
export function levelOf(
  value: number,
  levels: readonly Level[],
  direction: 'above' | 'below' = 'above',
): Level | undefined {
  return levels.findLast((level) =>
    direction === 'above' ? value >= level.value : value <= level.value,
  );
}
