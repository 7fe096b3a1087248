import type { CityEvent } from '../../../contract/event.ts';
import { hourAdding, type DerivedInputs } from '../../explore/derived-inputs.ts';
import type { DerivedSum } from '../../panels/explore/provenance-derived.tsx';
import { clockMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { useTold } from './use-trace.ts';

const hourMs = 3_600_000;

/**
 * The hours of the gauges that a figure names: the one it is from now, and that of today's highest.
 * Only where the values add up to the very number: nothing is said that was not found.
 */
export function useDerivedSums(
  event: CityEvent | undefined,
  inputs: DerivedInputs | undefined,
  knownMs: number | undefined,
  zone: string,
): readonly DerivedSum[] {
  const { say } = useWords();
  const figure =
    event?.kind === 'indicator' && event.data.form === 'figure' ? event.data : undefined;
  const named = (place: string | undefined): string | undefined =>
    place === undefined
      ? undefined
      : inputs?.things.find(({ name }) => name.ko.includes(place))?.subject;
  const nowMs = Date.parse(figure?.asOf ?? '');
  const peakMs = Date.parse(figure?.peak?.at ?? '');
  const nowAt = Number.isNaN(nowMs) ? undefined : named(figure?.at?.ko);
  const peakAt = Number.isNaN(peakMs) ? undefined : named(figure?.peak?.place?.ko);
  const ofNow = useTold(nowAt, { fromMs: nowMs - hourMs, toMs: nowMs, knownMs });
  const ofPeak = useTold(peakAt, { fromMs: peakMs - hourMs, toMs: peakMs, knownMs });
  const told = (
    key: DerivedSum['key'],
    events: readonly CityEvent[],
    untilMs: number,
    value: number | null | undefined,
    place: string,
  ): readonly DerivedSum[] => {
    if (value === null || value === undefined) return [];
    const newest = events.flatMap((each) =>
      each.kind === 'observation' ? [Date.parse(each.data.phenomenonTime)] : [],
    );
    // The hour ends at a value, a little before the figure was worked out.
    const ends = [...new Set(newest)].filter((ms) => ms <= untilMs).toSorted((a, b) => b - a);
    const values = ends
      .map((endMs) => hourAdding(events, endMs, value))
      .find((hour) => hour !== undefined);
    if (values === undefined) return [];
    return [{ key, place, time: clockMinute(untilMs, zone), sum: String(value), values }];
  };
  const placeOf = (place: { readonly ko: string; readonly en?: string } | undefined): string =>
    place === undefined ? '' : say(place);
  return [
    ...told('peak', ofPeak ?? [], peakMs, figure?.peak?.value, placeOf(figure?.peak?.place)),
    ...told('now', ofNow ?? [], nowMs, figure?.value, placeOf(figure?.at)),
  ];
}
