import type { IncidentEvent, ObservationEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { CityView } from './city-view.ts';
import type { GaugeHour } from './rain-hours.ts';
import type { Measure, NamedMeasure } from './figure-measure.ts';
import { lightingValue, type LightingMeasure } from './lighting-figures.ts';
import type { LightingDay } from './lighting-ledger.ts';
import { feedValue, measuredValue, type FigureScope, type FigureValue } from './figure-value.ts';

export interface FigureInputs extends FigureScope {
  readonly rain: readonly GaugeHour[];
  readonly rainKnown: number;
  readonly floodReportsToday: number;
  readonly downtown: ReadonlySet<string>;
  readonly lighting: LightingDay;
  readonly observed: ObservedNow;
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
    const current = currentOf(all, nowMs - SEWER_CURRENT_MS);
    let full = 0;
    for (const sewer of current.events) if ((fillPercent(sewer) ?? 0) >= 100) full += 1;
    const n = current.events.length;
    return { value: n === 0 ? null : full, asOfMs: current.newestMs, inputs: [n, all.length] };
  },
  'downtown-speed': ({ observed, nowMs, downtown }) => {
    const all = observed('traffic.speed').filter((link) =>
      link.data.districts.some((code) => downtown.has(code)),
    );
    const current = currentOf(all, nowMs - SPEED_CURRENT_MS);
    let sumKmh = 0;
    for (const link of current.events) sumKmh += Number(link.data.result);
    const n = current.events.length;
    return {
      value: n === 0 ? null : Math.round((sumKmh / n) * 10) / 10,
      asOfMs: current.newestMs,
      inputs: [n, all.length],
    };
  },
};

/** Those told of since then, and the source time of the youngest. */
function currentOf(events: readonly ObservationEvent[], sinceMs: number) {
  const found: ObservationEvent[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    const atMs = instantMs(event.time);
    if (!(atMs >= sinceMs)) continue;
    found.push(event);
    newest = Math.max(newest, atMs);
  }
  return { events: found, newestMs: found.length === 0 ? undefined : newest };
}

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

const ASKED = ['sewer.level', 'traffic.speed', 'water.level'] as const;
type Asked = (typeof ASKED)[number];
export type ObservedNow = (property: Asked) => readonly ObservationEvent[];

/** What is observed of a property. All of the city is looked through once a look, and only if asked. */
export function observedNow(city: CityView): ObservedNow {
  let found: Map<string, ObservationEvent[]> | undefined;
  return (property) => {
    if (found === undefined) {
      found = new Map(ASKED.map((asked) => [asked, []]));
      for (const observation of city.byKind.observation.values()) {
        found.get(observation.data.observedProperty)?.push(observation);
      }
    }
    return found.get(property) ?? [];
  };
}
