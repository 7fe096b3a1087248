import type { BriefingFigure } from '../../../contract/briefing.ts';
import { amount, rangeText } from '../../briefing/wording.ts';
import { excursionOf } from '../../briefing/normal-section.ts';
import { html, raw, type Html } from '../docs/html.ts';
import type { Language } from './briefing-query.ts';
import { PAGE_WORDS, say } from './page-words.ts';

const WIDTH = 170;
const HEIGHT = 46;

/** A figure through the span in the band of what is normal; the line is bold where it leaves it. */
export function figureChart(figure: BriefingFigure, lang: Language): Html {
  const { label, unit, values, low, high } = figure;
  const words = PAGE_WORDS[lang];
  const known = values.filter((value) => value !== null);
  const last = known.at(-1);
  const excursion = excursionOf(figure);
  const shown = excursion?.value ?? last;
  const normal = excursion ?? lastBand(figure);
  const top = Math.max(1, ...known, ...high.filter((value) => value !== null));
  const x = (index: number): number => round((index / Math.max(1, values.length - 1)) * WIDTH);
  const y = (value: number): number => round(HEIGHT - (value / top) * (HEIGHT - 4));
  const text = shown === undefined ? words.unknown : say(amount(shown, unit), lang).text;
  const usual =
    normal === undefined
      ? ''
      : `${lang === 'ko' ? '평소' : 'normal'} ${rangeText(normal.low, normal.high)}`;
  return html`<div class="figure">
    <p class="label">${say(label, lang)}</p>
    <p><strong>${raw(text)}</strong> <small>${usual}</small></p>
    <svg viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT + 1)}" aria-hidden="true">
      ${raw(band(low, high, x, y))}
      <path class="base" d="M0 ${String(HEIGHT)}H${String(WIDTH)}" />
      <path class="line" d="${pathOf(values, () => true, x, y)}" />
      <path class="out" d="${pathOf(values, (index) => isOutside(figure, index), x, y)}" />
    </svg>
  </div>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function lastBand({ low, high }: BriefingFigure): { low: number; high: number } | undefined {
  const index = high.findLastIndex((value) => value !== null);
  const [from, to] = [low[index], high[index]];
  return typeof from === 'number' && typeof to === 'number' ? { low: from, high: to } : undefined;
}

function isOutside({ values, low, high }: BriefingFigure, index: number): boolean {
  const [value, from, to] = [values[index], low[index], high[index]];
  if (typeof value !== 'number' || typeof from !== 'number' || typeof to !== 'number') return false;
  return value < from || value > to;
}

type Scale = (value: number) => number;

/** A line through neighbours that are known and wanted; it breaks where one is not. */
function pathOf(
  values: readonly (number | null)[],
  isWanted: (index: number) => boolean,
  x: Scale,
  y: Scale,
): string {
  let isOpen = false;
  return values
    .map((value, index) => {
      const isDrawn = value !== null && isWanted(index);
      const step = isDrawn ? `${isOpen ? 'L' : 'M'}${x(index)} ${y(value)}` : '';
      isOpen = isDrawn;
      return step;
    })
    .join('');
}

function band(
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  x: Scale,
  y: Scale,
): string {
  const indices = high.flatMap((value, index) =>
    value !== null && typeof low[index] === 'number' ? [index] : [],
  );
  if (indices.length === 0) return '';
  const along = (list: readonly (number | null)[], order: readonly number[]): string =>
    order.map((index) => `${x(index)} ${y(list[index] ?? 0)}`).join('L');
  return `<path class="band" d="M${along(high, indices)}L${along(low, indices.toReversed())}Z"/>`;
}
