import type { CityEvent, IncidentEvent, ObservationEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { Text } from '../../contract/place.ts';
import type { CityView } from './city-view.ts';
import type { GaugeHour } from './rain-hours.ts';
import type { FigureId } from './office-settings.ts';

/** A figure at an instant; `null` = not known. */
export interface FigureValue {
  readonly value: number | null;
  readonly asOfMs: number | undefined;
  readonly inputs?: readonly [current: number, known: number];
  readonly at?: Text;
}

export interface FigureInputs {
  /** What the figure is counted from. */
  readonly feeds: readonly string[];
  readonly city: CityView;
  readonly nowMs: number;
  readonly rain: readonly GaugeHour[];
  readonly rainKnown: number;
  readonly floodReportsToday: number;
  readonly downtown: ReadonlySet<string>;
}

const HOUR_MS = 3_600_000;
const WAITING_STAGES = new Set(['접수', '출동']);
/** Twice the longest cadence of the feed, as everywhere: past it a value is not the present. */
const SEWER_CURRENT_MS = 20 * 60_000;
const SPEED_CURRENT_MS = 20 * 60_000;

type Compute = (inputs: FigureInputs) => FigureValue;

/** How each figure is computed from what is in force. */
export const FIGURE_VALUES: Readonly<Record<FigureId, Compute>> = {
  'calls-119': (inputs) => {
    const since = instantOf(inputs.nowMs - HOUR_MS);
    return incidentCount(inputs, ({ data }) => data.startedAt >= since);
  },
  'ems-calls': (inputs) => {
    const since = instantOf(inputs.nowMs - HOUR_MS);
    return incidentCount(inputs, ({ data }) => data.category === 'ems' && data.startedAt >= since);
  },
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
  'sewer-full': ({ city, nowMs }) => {
    const all = observations(city, 'sewer.level');
    const since = instantOf(nowMs - SEWER_CURRENT_MS);
    const current = all.filter(({ time }) => time >= since);
    const full = current.filter((sewer) => (fillPercent(sewer) ?? 0) >= 100);
    return {
      value: current.length === 0 ? null : full.length,
      asOfMs: newestMs(current),
      inputs: [current.length, all.length],
    };
  },
  'road-closures': (inputs) =>
    incidentCount(inputs, ({ data }) => data.status === 'active' && data.roadClosure !== undefined),
  'downtown-speed': ({ city, nowMs, downtown }) => {
    const all = observations(city, 'traffic.speed').filter((link) =>
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

/** A count is known only while a feed that would report the next one is heard. */
function feedValue({ city, feeds }: FigureInputs, value: number): FigureValue {
  const lastGood = feeds.flatMap((id) => {
    const health = city.byKind.feed.get(`feed/${id}`)?.data;
    return health === undefined || health.lastGood === null ? [] : [health];
  });
  const isKnown = lastGood.some(({ state }) => state !== 'down');
  const newest = lastGood
    .map((health) => health.lastGood ?? '')
    .toSorted()
    .at(-1);
  return {
    value: isKnown ? value : null,
    asOfMs: newest === undefined ? undefined : instantMs(newest),
  };
}

function observations(city: CityView, property: string): readonly ObservationEvent[] {
  return [...city.byKind.observation.values()].filter(
    (observation) => observation.data.observedProperty === property,
  );
}

function newestMs(events: readonly CityEvent[]): number | undefined {
  let newest: string | undefined;
  for (const { time } of events) if (newest === undefined || time > newest) newest = time;
  return newest === undefined ? undefined : instantMs(newest);
}
