import type { BriefingFigure, BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { Instant } from '../../contract/event.ts';
import type { FigureData, IndicatorData, StripData } from '../../contract/indicator.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { BriefingFacts } from './briefing-facts.ts';
import { spanText, type CityClock } from './city-clock.ts';
import { section } from './section.ts';
import { amount, both, english, joined, plural, rangeText, clauses, sentences } from './wording.ts';

const LINES = 8;

/** A stretch in which a figure was outside its p10–p90. */
export interface Excursion {
  readonly figure: BriefingFigure;
  readonly isAbove: boolean;
  readonly from: Instant;
  /** Absent = still outside at the end. */
  readonly to?: Instant;
  /** The value farthest from normal, when it was, and what is normal then. */
  readonly value: number;
  readonly at: Instant;
  readonly low: number;
  readonly high: number;
}

const dataOf = (facts: BriefingFacts): readonly IndicatorData[] =>
  (facts.after ?? []).flatMap((event) => (event.kind === 'indicator' ? [event.data] : []));

/** Figures through the span, as far as the 24 h before its end. */
export function figuresOf(facts: BriefingFacts): readonly BriefingFigure[] {
  const all = dataOf(facts);
  const strips = all.filter((data): data is StripData => data.form === 'strip');
  return all
    .filter((data): data is FigureData => data.form === 'figure')
    .flatMap((data): readonly BriefingFigure[] => {
      const strip = strips.find(({ figure }) => figure === data.figure);
      return strip === undefined ? [] : [figureOf(data, strip, facts)];
    });
}

function figureOf(
  { figure, label, unit }: FigureData,
  strip: StripData,
  { from }: BriefingFacts,
): BriefingFigure {
  const { stepSec, values, low, high } = strip;
  const firstMs = instantMs(strip.until) - (values.length - 1) * stepSec * 1000;
  const skipped = Math.max(0, Math.ceil((instantMs(from) - firstMs) / (stepSec * 1000)));
  return {
    figure,
    label,
    unit,
    from: instantOf(firstMs + skipped * stepSec * 1000),
    stepSec,
    values: values.slice(skipped),
    low: low.slice(skipped),
    high: high.slice(skipped),
  };
}

/** The longest stretch outside normal of a figure; undefined = it stayed within, or nothing is normal yet. */
export function excursionOf(figure: BriefingFigure): Excursion | undefined {
  const stretches: { from: number; to: number }[] = [];
  figure.values.forEach((value, index) => {
    if (beyond(figure, index, value) === 0) return;
    const open = stretches.at(-1);
    if (open !== undefined && open.to === index - 1) open.to = index;
    else stretches.push({ from: index, to: index });
  });
  const longest = stretches.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (longest === undefined) return undefined;
  const indices = Array.from({ length: longest.to - longest.from + 1 }, (_, n) => longest.from + n);
  const worst = indices.toSorted((a, b) => distance(figure, b) - distance(figure, a))[0] ?? 0;
  const at = (index: number): Instant =>
    instantOf(instantMs(figure.from) + index * figure.stepSec * 1000);
  return {
    figure,
    isAbove: beyond(figure, worst, figure.values[worst]) > 0,
    from: at(longest.from),
    ...(longest.to === figure.values.length - 1 ? {} : { to: at(longest.to + 1) }),
    value: figure.values[worst] ?? 0,
    at: at(worst),
    low: figure.low[worst] ?? 0,
    high: figure.high[worst] ?? 0,
  };
}

/** How far above (+) or below (−) normal; 0 = within, or not known. */
function beyond(
  { low, high }: BriefingFigure,
  index: number,
  value: number | null | undefined,
): number {
  const [from, to] = [low[index], high[index]];
  if (typeof value !== 'number' || typeof from !== 'number' || typeof to !== 'number') return 0;
  return value > to ? value - to : value < from ? value - from : 0;
}

const distance = (figure: BriefingFigure, index: number): number =>
  Math.abs(beyond(figure, index, figure.values[index]));

/** Figures outside what is normal for the weekday and hour. */
export function normalSection(
  facts: BriefingFacts,
  figures: readonly BriefingFigure[],
  clock: CityClock,
): BriefingSection {
  const excursions = figures.flatMap((figure) => excursionOf(figure) ?? []);
  const isKnown = (figure: BriefingFigure): boolean =>
    figure.values.some((value, index) => value !== null && figure.low[index] !== null);
  const unknown = figures.filter((figure) => !isKnown(figure));
  const within = figures.length - excursions.length - unknown.length;
  const unknownNames = joined(unknown.map(({ label }) => label));
  const summary = sentences([
    figures.length === 0
      ? both('평소와 견줄 기록 없음', 'Nothing is held to compare with')
      : both(
          `지표 ${figures.length}개 중 ${excursions.length}개 평소 밖, ${within}개 평소 안`,
          `${excursions.length} of ${plural(figures.length, 'figure')} outside normal, ${within} within`,
        ),
    unknown.length === 0
      ? undefined
      : both(`알 수 없음: ${unknownNames.ko}`, `not known: ${english(unknownNames)}`),
  ]);
  const lines = excursions.map((one) => excursionLine(one, facts, clock));
  return section(
    { id: 'normal', title: both('평소와 견줌', 'Against normal'), summary },
    lines,
    LINES,
  );
}

function excursionLine(one: Excursion, facts: BriefingFacts, clock: CityClock): BriefingLine {
  const { figure, value, at, low, high, isAbove } = one;
  // Already outside with the first value: since when is not in this span.
  const from = one.from === figure.from ? facts.from : one.from;
  const worst = amount(value, figure.unit);
  const time = clock.time(at, from);
  const span = spanText(from, one.to ?? facts.to);
  const range = rangeText(low, high);
  const [side, sideEn] = isAbove ? ['위', 'above'] : ['아래', 'below'];
  const isThroughout = from === facts.from && one.to === undefined;
  return {
    at: from,
    until: one.to ?? null,
    head: figure.label,
    text: clauses([
      both(
        `${isAbove ? '최고' : '최저'} ${worst.ko}(${time.ko}), 평소 ${range}`,
        `${isAbove ? 'up to' : 'down to'} ${english(worst)} (${english(time)}), normal ${range}`,
      ),
      isThroughout
        ? both(`내내 평소 ${side}`, `${sideEn} normal throughout`)
        : both(
            `${span.ko}${one.to === undefined ? '째' : ' 동안'} 평소 ${side}`,
            `${sideEn} normal for ${english(span)}`,
          ),
    ]),
    subject: `indicator/figure/${figure.figure}`,
  };
}
