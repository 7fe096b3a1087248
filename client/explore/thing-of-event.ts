import type { CityEvent, IncidentData, ObservationData } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { numberOf } from '../city/observed-number.ts';
import { closestPoint } from '../city/select-point.ts';
import { levelOf, type Level } from '../design/severity.ts';
import { levelByThresholds } from '../layers/kit/observed-value.ts';
import { layerOfEvent } from '../../contract/layer-of-event.ts';
import { assetTitle, hazardTitle, layerTitle } from './layer-titles.ts';
import { observedUnit } from './observed-unit.ts';
import type { Thing } from './thing.ts';

type Named = Pick<Thing, 'name' | 'what' | 'level'>;
type Maybe = Pick<Thing, 'value' | 'valueText' | 'unit' | 'quality' | 'endedMs'> & {
  readonly sinceMs?: number;
};
type Told = Named & Maybe;

const ASSET_LEVELS = {
  ok: 0,
  degraded: 1,
  maintenance: 0,
  fault: 2,
  offline: 2,
  unknown: '?',
} as const satisfies Record<string, Level>;

const STAGE_LEVELS = { '1': 0, '2': 1, '3': 2, '4': 3, '5': 4 } as const;

const msOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

/** Without the properties that are undefined. */
function told({
  value,
  valueText,
  unit,
  quality,
  sinceMs,
  endedMs,
  ...named
}: Named & { readonly [K in keyof Maybe]?: Maybe[K] | undefined }): Told {
  return {
    ...named,
    ...(value === undefined ? {} : { value }),
    ...(valueText === undefined ? {} : { valueText }),
    ...(unit === undefined ? {} : { unit }),
    ...(quality === undefined ? {} : { quality }),
    ...(sinceMs === undefined ? {} : { sinceMs }),
    ...(endedMs === undefined ? {} : { endedMs }),
  };
}

const untitled = (text: string): Text => ({ ko: text });

function ofObservation(data: ObservationData): Told {
  const value = numberOf(data);
  return told({
    name: data.featureOfInterest.name,
    what: layerTitle(`observation/${data.observedProperty}`),
    level: levelByThresholds(data),
    value,
    valueText: value === undefined && typeof data.result === 'string' ? data.result : undefined,
    unit: observedUnit(data.unit),
    quality: data.resultQuality,
    sinceMs: Date.parse(data.phenomenonTime),
  });
}

/** The source's own wording; it has no other, so in English our word for the sort stands. */
function sourceWords({ sourceType, category }: IncidentData): Text {
  const { en } = layerTitle(`incident/${category}`);
  return { ko: sourceType.text, ...(en === undefined ? {} : { en }) };
}

function tell(event: CityEvent): Told {
  const place = event.data.place;
  switch (event.kind) {
    case 'observation':
      return ofObservation(event.data);
    case 'incident': {
      const { headline, severity, startedAt, endedAt } = event.data;
      return told({
        name: headline,
        what: sourceWords(event.data),
        level: levelOf(severity),
        sinceMs: Date.parse(startedAt),
        endedMs: msOf(endedAt),
      });
    }
    case 'alert': {
      const { headline, severity, onset, sent, endedAt } = event.data;
      return told({
        name: headline,
        what: event.data.event,
        level: levelOf(severity),
        sinceMs: Date.parse(onset ?? sent),
        endedMs: msOf(endedAt),
      });
    }
    case 'request':
      return told({
        name: place ?? event.data.service.name,
        what: event.data.service.name,
        level: '?',
        sinceMs: Date.parse(event.data.requestedAt),
        endedMs: msOf(event.data.endedAt),
      });
    case 'asset':
      return {
        name: event.data.name,
        what: assetTitle(event.data.assetType),
        level: ASSET_LEVELS[event.data.state],
        valueText: event.data.state,
      };
    case 'position':
      return told({
        name: event.data.name,
        what: event.data.route?.name ?? layerTitle(`position/${event.data.mode}`),
        level: '?',
        value: event.data.speedKmh,
        unit: 'km/h',
      });
    case 'situation': {
      const { title, severity, openedAt, endedAt, phase } = event.data;
      return told({
        name: title,
        what: hazardTitle(event.data.hazard),
        level: levelOf(severity),
        valueText: phase,
        sinceMs: Date.parse(openedAt),
        endedMs: msOf(endedAt),
      });
    }
    case 'alarm': {
      const { label, severity, state, value, unit } = event.data;
      return told({
        name: place ?? label,
        what: label,
        level: levelOf(severity),
        value: value ?? undefined,
        unit,
        valueText: state,
      });
    }
    case 'indicator': {
      const { data } = event;
      const isFigure = data.form === 'figure';
      const what = layerTitle(`indicator/${data.form}`);
      const name = 'label' in data ? data.label : 'title' in data ? data.title : what;
      return told({
        name,
        what: isFigure ? data.span : what,
        level: isFigure ? levelOf(data.severity) : '?',
        value: isFigure ? (data.value ?? undefined) : undefined,
      });
    }
    case 'feed':
      return { name: untitled(event.data.feed), what: untitled(event.data.state), level: '?' };
    case 'stage': {
      const { names, level } = event.data;
      return { name: names[level], what: layerTitle('stage'), level: STAGE_LEVELS[level] };
    }
    case 'directive': {
      const { text, recipient, state, issuedAt, endedAt } = event.data;
      return told({
        name: untitled(text),
        what: recipient.name,
        level: '?',
        valueText: state,
        sinceMs: Date.parse(issuedAt),
        endedMs: msOf(endedAt),
      });
    }
  }
}

/** The desk's row of an event; `key` is the subject unless versions are listed side by side. */
export function thingOfEvent(event: CityEvent, key: string = event.subject): Thing {
  const { data } = event;
  const atMs = Date.parse(event.time);
  const at = closestPoint([data.geometry]);
  return {
    key,
    subject: event.subject,
    layer: layerOfEvent(event),
    kind: event.kind,
    domain: event.domain,
    districts: data.districts,
    geometry: data.geometry,
    sinceMs: atMs,
    atMs,
    knownMs: Date.parse(event.recordedtime),
    feed: event.kind === 'feed' ? event.data.feed : data.provenance.feed,
    ...(at === undefined ? {} : { at }),
    ...(data.basis === undefined ? {} : { basis: data.basis }),
    ...tell(event),
    event,
  };
}
