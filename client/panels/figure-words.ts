import type { FigureData, StripData } from '../../contract/indicator.ts';
import type { Freshness } from '../city/select-freshness.ts';
import { formatNumber, formatRange, withUnit } from '../design/numbers.ts';
import { clockOrDay, formatAge } from '../design/times.ts';
import type { Words } from '../design/wording.ts';

/** The last value anybody knew: the figure's own, else the newest of its strip. */
function lastKnown(
  figure: FigureData,
  strip: StripData | undefined,
): { readonly value: number; readonly atMs: number } | undefined {
  if (figure.value !== null && figure.asOf !== null) {
    return { value: figure.value, atMs: Date.parse(figure.asOf) };
  }
  if (strip === undefined) return undefined;
  const index = strip.values.findLastIndex((value) => value !== null);
  const value = strip.values[index];
  if (value === null || value === undefined) return undefined;
  const stepsAgo = strip.values.length - 1 - index;
  return { value, atMs: Date.parse(strip.until) - stepsAgo * strip.stepSec * 1000 };
}

/** The quiet line below a figure's name: span, place of a maximum, and what is normal. */
export function figureNote(
  figure: FigureData,
  strip: StripData | undefined,
  freshness: Freshness,
  { language, word, say }: Words,
  when: { readonly nowMs: number; readonly zone: string },
): string {
  if (freshness.state === 'dead') {
    const last = lastKnown(figure, strip);
    if (last === undefined) return word('figure/lastNever');
    return word('figure/last', {
      value: withUnit(formatNumber(last.value, language), say(figure.unit)),
      time: clockOrDay(last.atMs, when.nowMs, when.zone, language),
    });
  }
  const { peak } = figure;
  if (peak !== undefined && showsPeak(figure)) {
    return word('figure/peak', {
      value: formatNumber(peak.value, language),
      time: clockOrDay(Date.parse(peak.at), when.nowMs, when.zone, language),
    });
  }
  const parts: string[] = [];
  if (freshness.state !== 'ageing') parts.push(say(figure.at ?? figure.span));
  const [current, known] = figure.inputs ?? [0, 0];
  if (current < known) {
    parts.push(word('figure/inputs', { current, known }));
  } else if (figure.criterion !== undefined && figure.at !== undefined) {
    parts.push(word('figure/criterion', { value: formatNumber(figure.criterion, language) }));
  } else if (figure.normal !== undefined) {
    parts.push(word('figure/normal', { range: formatRange(figure.normal, language) }));
  }
  if (freshness.state === 'ageing') parts.push(formatAge(freshness.ageMs, language));
  return parts.filter((part) => part !== '').join(' · ');
}

/** Why a figure may not be read as now: 지연 6분 전, 끊김, 미연결, 알 수 없음. */
export function figureAlarm(freshness: Freshness, { language, word }: Words): string | undefined {
  switch (freshness.state) {
    case 'fresh':
    case 'ageing':
      return undefined;
    case 'late':
      return freshness.ageMs === undefined
        ? word('figure/lateShort')
        : word('figure/late', { age: formatAge(freshness.ageMs, language) });
    case 'dead':
      if (freshness.why === 'down') return word('figure/down');
      return word(freshness.why === 'null' ? 'figure/unknown' : 'figure/notConnected');
  }
}

/** The criterion once the value has reached it from below; until then the line says nothing. */
export function reachedCriterion({ value, criterion, normal }: FigureData): number | undefined {
  if (value === null || criterion === undefined || value < criterion) return undefined;
  return criterion >= (normal?.[1] ?? 0) ? criterion : undefined;
}

/** A maximum over places that was higher today tells that instead: the peak is what a night is known by. */
export function showsPeak({ peak, at, value }: FigureData): boolean {
  return peak !== undefined && at !== undefined && peak.value !== value;
}
