import type { IncidentEvent, ObservationEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import type { CityView } from './city-view.ts';
import type { GaugeHour } from './rain-hours.ts';
import type { Measure, NamedMeasure } from './figure-measure.ts';
import { lightingValue, type LightingMeasure } from './lighting-figures.ts';
import type { LightingDay } from './lighting-ledger.ts';
import {
  feedValue,
  measuredValue,
  newestMs,
  type FigureScope,
  type FigureValue,
} from './figure-value.ts';

export interface FigureInputs extends FigureScope {
  readonly rain: readonly GaugeHour[];
  readonly rainKnown: number;
  readonly floodReportsToday: number;
  readonly downtown: ReadonlySet<string>;
  readonly lighting: LightingDay;
  readonly observed: ReturnType<typeof observedNow>;
}

const WAITING_STAGES = new Set(['접수', '출동', '차고출발']);
/** Twice the longest cadence of the feed, as everywhere: past it a value is not the present. */
const SEWER_CURRENT_MS = 20 * 60_000;
const SPEED_CURRENT_MS = 20 * 60_000;

type Compute = (inputs: FigureInputs) => FigureValue;

/** A figure by its measure: one of the named ones, or as the city profile describes it. */
export function figureValue(measure: Measure, inputs: FigureInputs): FigureValue {
  return measure.form === 'named' ? NAMED[measure.name](inputs) : measuredValue(measure, inputs);
}

const lit =
  (measure: LightingMeasure): Compute =>
  ({ lighting }) =>
    lightingValue(measure, lighting);

const NAMED: Readonly<Record<NamedMeasure, Compute>> = {
  'lighting-energy': lit('lighting-energy'),
  'lighting-energy-scheduled': lit('lighting-energy-scheduled'),
  'lighting-energy-baseline': lit('lighting-energy-baseline'),
  'lighting-against-schedule': lit('lighting-against-schedule'),
  'lighting-saving': lit('lighting-saving'),
  'lamps-off-schedule': lit('lamps-off-schedule'),
  'rescue-waiting': (inputs) => incidentCount(inputs, isRescueWaiting),
  'flood-reports': (inputs) => feedValue(inputs, inputs.floodReportsToday),
  'rain-hour-max': ({ rain, rainKnown }) => {
    const worst = rain.reduce<GaugeHour | undefined>(
      (held, gauge) => (held === undefined || gauge.mm > held.mm ? gauge : held),
      undefined,
    );
    return {
      value: worst?.mm ?? null,
      asOfMs: worst?.asOfMs,
      inputs: [rain.length, rainKnown],
      ...(worst === undefined ? {} : { at: worst.observation.data.featureOfInterest.name }),
    };
  },
  'sewer-full': ({ observed, nowMs }) => {
    const all = observed('sewer.level');
    const since = instantOf(nowMs - SEWER_CURRENT_MS);
    const current = all.filter(({ time }) => time >= since);
    const full = current.filter((sewer) => (fillPercent(sewer) ?? 0) >= 100);
    return {
      value: current.length === 0 ? null : full.length,
      asOfMs: newestMs(current),
      inputs: [current.length, all.length],
    };
  },
  'downtown-speed': ({ observed, nowMs, downtown }) => {
    const all = observed('traffic.speed').filter((link) =>
      link.data.districts.some((code) => downtown.has(code)),
    );
    const since = instantOf(nowMs - SPEED_CURRENT_MS);
    const current = all.filter(({ time }) => time >= since);
    const sumKmh = current.reduce((sum, link) => sum + Number(link.data.result), 0);
    return {
      value: current.length === 0 ? null : Math.round((sumKmh / current.length) * 10) / 10,
      asOfMs: newestMs(current),
      inputs: [current.length, all.length],
    };
  },
};

/** Fill of a sewer in per cent of its pipe; undefined when the pipe's height is not known. */
export function fillPercent(sewer: ObservationEvent): number | undefined {
  const { result, fullScale } = sewer.data;
  if (typeof result !== 'number' || fullScale === undefined || fullScale <= 0) return undefined;
  return (result / fullScale) * 100;
}

export function isRescueWaiting(incident: IncidentEvent): boolean {
  const { status, category, stages } = incident.data;
  const isRescue = category === 'rescue' || category === 'flood';
  return status === 'active' && isRescue && WAITING_STAGES.has(stages?.at(-1)?.code ?? '');
}

function incidentCount(
  inputs: FigureInputs,
  counts: (incident: IncidentEvent) => boolean,
): FigureValue {
  const feeds = new Set(inputs.feeds);
  let count = 0;
  for (const incident of inputs.city.byKind.incident.values()) {
    if (feeds.has(incident.data.provenance.feed) && counts(incident)) count += 1;
  }
  return feedValue(inputs, count);
}

type Asked = 'sewer.level' | 'traffic.speed';

/** What is observed of a property. All of the city is looked through once a look, and only if asked. */
export function observedNow(city: CityView): (property: Asked) => readonly ObservationEvent[] {
  let found: Readonly<Record<Asked, ObservationEvent[]>> | undefined;
  return (property) => {
    if (found === undefined) {
      found = { 'sewer.level': [], 'traffic.speed': [] };
      for (const observation of city.byKind.observation.values()) {
        const asked = observation.data.observedProperty;
        if (asked === 'sewer.level' || asked === 'traffic.speed') found[asked].push(observation);
      }
    }
    return found[property];
  };
}
