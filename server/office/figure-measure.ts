import type { Kind, Severity } from '../../contract/event.ts';
import { LIGHTING_MEASURES } from './lighting-figures.ts';

/** Measures with a rule of their own; all others are counted or computed as the city profile says. */
export const NAMED_MEASURES = [
  'flood-reports',
  'rain-hour-max',
  'sewer-full',
  'downtown-speed',
  'rescue-waiting',
  ...LIGHTING_MEASURES,
] as const;
export type NamedMeasure = (typeof NAMED_MEASURES)[number];

/** What can be counted: everything of the world, nothing that the office makes itself. */
export const MEASURED_KINDS = [
  'incident',
  'alert',
  'request',
  'asset',
  'observation',
  'position',
] as const satisfies readonly Kind[];
export type MeasuredKind = (typeof MEASURED_KINDS)[number];

/** `count` and `share` (per cent) look at events, the others at a number in them. */
export const MEASURE_FORMS = ['count', 'share', 'max', 'min', 'sum', 'mean', 'median'] as const;
export type MeasureForm = (typeof MEASURE_FORMS)[number];

type Scalar = string | number | boolean;
/** Path in the event's data (`faults.code`, or `domain`) → the value, or one of several. */
export type Conditions = Readonly<Record<string, Scalar | readonly Scalar[]>>;

/** A measure over what is in force. */
export interface EventMeasure {
  readonly form: MeasureForm;
  readonly kind: MeasuredKind;
  readonly where: Conditions;
  /** Of which the `share` is taken; absent = all of the kind. */
  readonly among?: Conditions;
  /** Counts what began in this span, ended or not; without it, what is in force. */
  readonly withinMin?: number;
  /** Only of incidents and alerts. */
  readonly minSeverity?: Severity;
  /** Of observations: the observed property. */
  readonly property?: string;
  /** Of assets: the attribute. */
  readonly attribute?: string;
  /** Of positions and others: path to the number. */
  readonly field?: string;
  /** A value older than this is not the present. */
  readonly spanMin?: number;
  /** The number is multiplied by it, e.g. 0.001 for kW of W. */
  readonly scale?: number;
}

export type Measure = { readonly form: 'named'; readonly name: NamedMeasure } | EventMeasure;
