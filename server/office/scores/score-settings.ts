import type { Text } from '../../../contract/place.ts';
import type { Conditions } from '../figure-measure.ts';

/** Things of one feed in each district, held against a target. */
export interface ScorePart {
  readonly id: string;
  /** Id under `domains`. */
  readonly domain: string;
  readonly label: Text;
  readonly unit: Text;
  readonly kind: 'incident' | 'alert' | 'request';
  readonly feed: string;
  /** A number of things, or per cent of them. */
  readonly form: 'count' | 'share';
  /** What counts. */
  readonly where: Conditions;
  /** Of which the share is taken; what a count counts at all. */
  readonly among: Conditions;
  /** Of incidents with stages: `to` was reached within so many seconds of `from`. Only of shares. */
  readonly within?: { readonly from: string; readonly to: string; readonly sec: number };
  /** The count is told for so many inhabitants. */
  readonly perPeople?: number;
  readonly target: number;
  readonly better: 'higher' | 'lower';
}

/** `scores.yaml` of a city. */
export interface ScoreSettings {
  readonly windowSec: number;
  /** No part is better than that, so that one good figure does not hide a bad one. */
  readonly cap: number;
  readonly domains: readonly { readonly id: string; readonly name: Text }[];
  readonly parts: readonly ScorePart[];
  /** Absent = no source of the city tells citizens' requests. */
  readonly complaints?: { readonly windowSec: number; readonly feeds: readonly string[] };
}
