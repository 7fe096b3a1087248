import type { District } from '../../../contract/place.ts';
import type { Crossing } from '../../city/select-crossings.ts';
import type { RainNow } from '../../city/select-rain.ts';
import type { RiverGauge } from '../../city/select-rivers.ts';
import type { Sewers } from '../../city/select-sewers.ts';
import { formatNumber } from '../../design/numbers.ts';
import { clockMinute, clockOrDay, formatSpan } from '../../design/times.ts';
import type { Words } from '../../design/wording.ts';

export interface WaterState {
  readonly rain: RainNow;
  readonly sewers: Sewers;
  readonly rivers: readonly RiverGauge[];
  readonly crossings: readonly Crossing[];
  /** Whether each may be told as now. */
  readonly isTold: { readonly rain: boolean; readonly sewers: boolean; readonly rivers: boolean };
  /** Whether that nothing is abnormal may be told: not of late values. */
  readonly isInTime: { readonly rain: boolean; readonly sewers: boolean; readonly rivers: boolean };
  /** The last that was heard of any of them. */
  readonly lastGoodMs: number | undefined;
}

const MOST_PLACES = 3;
const SOON_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

/** The page in two sentences: the rain, then what the water does below it. */
export function waterSummary(
  state: WaterState,
  districts: readonly District[],
  when: { readonly minuteMs: number; readonly zone: string },
  words: Words,
): readonly string[] {
  const { word } = words;
  const { isTold, lastGoodMs } = state;
  if (!isTold.rain && !isTold.sewers && !isTold.rivers) {
    const since =
      lastGoodMs === undefined
        ? word('water/sum/lostNever')
        : word('water/sum/lostSince', { time: clockOrDay(lastGoodMs, when.minuteMs, when.zone) });
    return [word('water/sum/lost'), since];
  }
  const below = [
    sewerWords(state, words),
    riverWords(state, words),
    ...nextWords(state, when.minuteMs, words),
  ];
  return [rainWords(state, districts, when, words), `${below.join(', ')}.`];
}

function rainWords(
  { rain: { figure, districtsOver, overSinceMs }, isTold, isInTime }: WaterState,
  districts: readonly District[],
  { minuteMs, zone }: { readonly minuteMs: number; readonly zone: string },
  { language, word, say }: Words,
): string {
  const value = figure?.value;
  if (!isTold.rain || figure === undefined || value == null) return word('water/sum/rainUnknown');
  const at = figure.at === undefined ? '' : say(figure.at);
  if (figure.criterion !== undefined && value >= figure.criterion) {
    const names = districtsOver
      .slice(0, MOST_PLACES)
      .flatMap((code) => districts.filter((district) => district.code === code))
      .map(({ name }) => say(name));
    const where = names.length === 0 ? at : names.join('·');
    const mm = formatNumber(figure.criterion, language);
    if (overSinceMs === undefined) return word('water/sum/overNow', { where, mm });
    const span = formatSpan(minuteMs - overSinceMs, language);
    return word('water/sum/over', { where, mm, since: clockMinute(overSinceMs, zone), span });
  }
  if (!isInTime.rain) return word('water/sum/rainUnknown');
  if (value <= 0) return word('water/sum/dry');
  return word('water/sum/rain', { where: at, mm: formatNumber(value, language) });
}

function sewerWords({ sewers, isTold, isInTime }: WaterState, { word }: Words): string {
  if (!isTold.sewers || sewers.current === sewers.unscaled) return word('water/sum/sewersUnknown');
  const n = sewers.counts.get('Extreme') ?? 0;
  if (n === 0 && !isInTime.sewers) return word('water/sum/sewersUnknown');
  return n === 0 ? word('water/sum/notFull') : word('water/sum/full', { n });
}

function riverWords({ rivers, isTold, isInTime }: WaterState, { word, say }: Words): string {
  const judged = rivers.filter(({ severity, isStale }) => severity !== undefined && !isStale);
  if (!isTold.rivers || judged.length === 0) return word('water/sum/riversUnknown');
  const passed = judged.filter(({ severity }) => severity !== 'Normal');
  const [gravest] = passed;
  if (gravest === undefined && !isInTime.rivers) return word('water/sum/riversUnknown');
  if (gravest === undefined) return word('water/sum/below', { n: judged.length });
  const limit = gravest.thresholds.findLast(({ value }) => (gravest.level ?? 0) >= value);
  const fill = {
    name: say(gravest.name),
    label: limit === undefined ? '' : say(limit.label),
    n: passed.length - 1,
  };
  return word(passed.length === 1 ? 'water/sum/passed' : 'water/sum/passedOthers', fill);
}

function nextWords(
  { crossings, isTold }: WaterState,
  minuteMs: number,
  { language, word, say }: Words,
): readonly string[] {
  const [next] = crossings;
  if (!isTold.rivers || next === undefined || next.atMs - minuteMs > SOON_MS) return [];
  const awayMs = next.atMs - minuteMs;
  const fill = {
    name: say(next.name),
    label: say(next.label),
    span: formatSpan(awayMs, language),
  };
  return [word(awayMs < MINUTE_MS ? 'water/sum/nextNow' : 'water/sum/next', fill)];
}
