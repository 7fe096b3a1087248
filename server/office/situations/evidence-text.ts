import type { CityEvent } from '../../../contract/event.ts';
import type { Text } from '../../../contract/place.ts';
import { filled } from './filled.ts';
import type { Sighting } from './sighting.ts';
import type { Sign } from './situation-settings.ts';

/** What was seen, with its place, number and time, in the words of its sign. */
export function evidenceText(
  event: CityEvent,
  sign: Sign,
  seen: Sighting,
  clock: (ms: number) => string,
): Text {
  const { data } = event;
  const place = data.place ?? nameOf(event) ?? { ko: '' };
  const headline = 'headline' in data ? data.headline : undefined;
  const named = 'originalSeverity' in data ? { ko: data.originalSeverity } : seen.label;
  return filled(sign.words, {
    place,
    name: nameOf(event) ?? place,
    ...(headline === undefined ? {} : { headline }),
    ...(named === undefined ? {} : { label: named }),
    ...(seen.value === undefined ? {} : { value: numberText(seen.value, seen.unit) }),
    ...(seen.limit === undefined ? {} : { limit: numberText(seen.limit, '') }),
    time: { ko: clock(seen.atMs) },
  });
}

function nameOf(event: CityEvent): Text | undefined {
  if (event.kind === 'asset') return event.data.name;
  return event.kind === 'observation' ? event.data.featureOfInterest.name : undefined;
}

/** Per cents are told without decimals: no gauge is that exact. */
function numberText(value: number, unit: string | undefined): Text {
  return { ko: String(unit === '%' || value >= 100 ? Math.round(value) : value) };
}
