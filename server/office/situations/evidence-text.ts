import type { CityEvent } from '../../../contract/event.ts';
import type { DistrictCode, Text } from '../../../contract/place.ts';
import { filled } from './filled.ts';
import type { Sighting } from './sighting.ts';
import type { Sign } from './situation-settings.ts';

/** What the words need of the city. */
export interface Wording {
  readonly clock: (ms: number) => string;
  readonly district: (code: DistrictCode | undefined) => Text | undefined;
}

/** What was seen, with its place, number and time, in the words of its sign. */
export function evidenceText(event: CityEvent, sign: Sign, seen: Sighting, words: Wording): Text {
  const { data } = event;
  const district = words.district(data.districts[0]);
  const own = data.place ?? nameOf(event) ?? district ?? { ko: '' };
  // A place that its source names in Korean only is told by its district elsewhere.
  const place = { ko: own.ko, en: own.en ?? district?.en ?? own.ko };
  const headline = headlineOf(event);
  const named = 'originalSeverity' in data ? { ko: data.originalSeverity } : seen.label;
  return filled(sign.words, {
    place,
    name: nameOf(event) ?? place,
    ...(district === undefined ? {} : { district }),
    ...(headline === undefined ? {} : { headline }),
    ...(named === undefined ? {} : { label: named }),
    ...(seen.value === undefined ? {} : { value: numberText(seen.value, seen.unit) }),
    ...(seen.limit === undefined ? {} : { limit: numberText(seen.limit, '') }),
    time: { ko: words.clock(seen.atMs) },
  });
}

/** A warning without an English headline is told by its kind and severity. */
function headlineOf(event: CityEvent): Text | undefined {
  if (event.kind === 'incident') return event.data.headline;
  if (event.kind !== 'alert') return undefined;
  const { headline, event: kind, severity } = event.data;
  return { ko: headline.ko, en: headline.en ?? `${kind.en ?? 'Official warning'}, ${severity}` };
}

function nameOf(event: CityEvent): Text | undefined {
  if (event.kind === 'asset') return event.data.name;
  return event.kind === 'observation' ? event.data.featureOfInterest.name : undefined;
}

/** Per cents are told without decimals: no gauge is that exact. */
function numberText(value: number, unit: string | undefined): Text {
  return { ko: String(unit === '%' || value >= 100 ? Math.round(value) : value) };
}
