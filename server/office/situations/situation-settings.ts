import type { Domain, IncidentCategory, Severity } from '../../../contract/event.ts';
import type { Camera } from '../../../contract/situation.ts';
import type { Coordinate, DistrictCode, Text } from '../../../contract/place.ts';
import type { Conditions } from '../figure-measure.ts';

/** From this value on the sign adds `weight` to the score. */
export interface Step {
  readonly at: number;
  readonly weight: number;
}

/** How a number is got from an observation. `fill`: per cent of its full scale. */
export type ObservedAs =
  | { readonly form: 'value' | 'fill' | 'share-of-first' }
  /** Sum of its values, or how much it rose (of `fill` where it has a full scale), over that time. */
  | { readonly form: 'sum' | 'rise'; readonly overMin: number };

export type Reads =
  | {
      readonly form: 'observation';
      readonly property: string;
      readonly as: ObservedAs;
      readonly steps: readonly Step[];
    }
  /** The thing's own limits: what is reached is weighed by the limit's severity. */
  | {
      readonly form: 'limits';
      readonly property: string;
      readonly weights: Readonly<Partial<Record<Severity, number>>>;
    }
  /** How many there are: each alone says little. */
  | {
      readonly form: 'count';
      readonly kind: 'incident' | 'request' | 'asset';
      readonly where: Conditions;
      readonly steps: readonly Step[];
    }
  /** Each one by its severity. */
  | {
      readonly form: 'severity';
      readonly kind: 'incident' | 'alert';
      readonly where: Conditions;
      readonly weights: Readonly<Partial<Record<Severity, number>>>;
    };

/** One way in which a factor shows itself. */
export interface Sign {
  readonly reads: Reads;
  readonly feeds: readonly string[];
  /** How far around its place it speaks. What has no place speaks for its districts. */
  readonly radiusKm: number;
  /** It speaks for the basins downstream too. */
  readonly travels: boolean;
  /** It says nothing of other basins, however near: a stream's level. */
  readonly isConfined: boolean;
  /** How long it speaks, minutes; absent = as long as it is in force. */
  readonly spanMin?: number;
  /** `{{place}}`, `{{name}}`, `{{district}}`, `{{value}}`, `{{limit}}`, `{{label}}`, `{{headline}}`, `{{time}}`. */
  readonly words: Text;
}

/** What speaks for a hazard: of its signs the strongest counts, so that one cause counts once. */
export interface Factor {
  readonly id: string;
  readonly label: Text;
  readonly signs: readonly Sign[];
}

export interface SituationRule {
  readonly id: string;
  readonly hazard: string;
  readonly domain: Domain;
  /** `{{place}}` stands for the basin, or the districts. */
  readonly title: Text;
  readonly factors: readonly Factor[];
  /** Open incidents of these kinds inside are listed with it. */
  readonly incidents: readonly IncidentCategory[];
  readonly opensAt: number;
  /** Outside all basins, where less is known of the ground. */
  readonly elsewhereOpensAt: number;
  /** Fewer cells are one gauge's word. */
  readonly minCells: number;
  readonly closesAt: number;
  readonly minFactors: number;
  readonly minFeeds: number;
  /** Below `closesAt` for so long, and it is over. */
  readonly dwellMin: number;
  /** No new peak for so long, and it is peaking. */
  readonly peakAfterMin: number;
  /** From here on opening or growing worse may take attention. */
  readonly interruptFrom: Severity;
  /** Mildest first; the score from which each holds. */
  readonly severities: readonly { readonly score: number; readonly severity: Severity }[];
  /** In a basin, cells so many steps apart belong together; elsewhere only neighbours do. */
  readonly joinCells: number;
}

/** Land that sheds its water to one stream or low place; its edge parts situations. */
export interface Basin {
  readonly id: string;
  readonly name: Text;
  /** Its stream, or the streets through its low ground. */
  readonly line: readonly Coordinate[];
  readonly reachKm: number;
  readonly districts: readonly DistrictCode[];
  /** Subjects of gauges that speak for all of it. */
  readonly gauges: readonly string[];
  /** Ids of basins that flow into it. */
  readonly upstream: readonly string[];
}

export type CameraPlace = Omit<Camera, 'distanceM'>;

/** `situations.yaml` of a city and its list of cameras. */
export interface SituationSettings {
  readonly rules: readonly SituationRule[];
  readonly basins: readonly Basin[];
  readonly cameras: readonly CameraPlace[];
  /** To estimate how many live in a part of a district. */
  readonly districtAreasKm2: Readonly<Record<DistrictCode, number>>;
}
