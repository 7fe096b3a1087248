import type { Briefing, BriefingLine } from '../../../contract/briefing.ts';
import type { Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { CityClock } from '../../briefing/city-clock.ts';
import { html, raw, type Html } from '../docs/html.ts';
import type { Language } from './briefing-query.ts';
import { say } from './page-words.ts';
import { shapeAt } from './severity-shape.ts';
import { axisTicks } from './time-axis.ts';

/** Units of the drawing; the page makes it as wide as its text. */
const WIDTH = 720;
const LEFT = 92;
const LANE = 19;
const BARS = 44;
const TICKS = 9;
const SITUATIONS = 5;
const OUTAGES = 4;
const MARK = 12;

interface Drawing {
  readonly briefing: Briefing;
  readonly lang: Language;
  readonly x: (at: Instant) => number;
}

/** One axis of time for what lasted: situations, how many alarms, lost feeds, holes in the log. */
export function timelineChart(briefing: Briefing, lang: Language, clock: CityClock): Html {
  const [fromMs, toMs] = [instantMs(briefing.from), instantMs(briefing.to)];
  const x = (at: Instant): number => {
    const part = (instantMs(at) - fromMs) / (toMs - fromMs);
    return round(LEFT + Math.min(1, Math.max(0, part)) * (WIDTH - LEFT));
  };
  const drawing = { briefing, lang, x };
  const lanes = [
    ...spans(drawing, 'situations', SITUATIONS, 'situation'),
    ...spans(drawing, 'feeds', OUTAGES, 'outage'),
  ];
  const most = Math.max(0, ...briefing.activations.counts);
  if (lanes.length === 0 && most === 0 && (briefing.holes ?? []).length === 0) return raw('');
  const top = lanes.length * LANE;
  const alarmHeight = most === 0 ? 0 : BARS + 8;
  const bottom = top + alarmHeight;
  const ticks = axisTicks(briefing.from, briefing.to, briefing.city.zone, TICKS);
  const body = [
    ...ticks.map((at) => tick(at, x(at), bottom, clock, briefing, lang)),
    ...(briefing.holes ?? []).map(
      ({ from, to }) =>
        `<rect class="hole" x="${x(from)}" y="0" width="${Math.max(1.5, round(x(to) - x(from)))}" height="${bottom}"/>`,
    ),
    ...lanes.map((lane, index) => `<g transform="translate(0 ${index * LANE})">${lane}</g>`),
    ...(most === 0 ? [] : [alarmBars(drawing, top + 8, most)]),
    `<path class="axis" d="M${LEFT} ${bottom}H${WIDTH}"/>`,
  ].join('');
  const names = {
    ko: '시간에 따른 상황, 경보, 끊긴 자료',
    en: 'Situations, alarms and lost feeds over time',
  };
  return html`<figure class="timeline">
    <svg
      viewBox="0 0 ${String(WIDTH)} ${String(bottom + 18)}"
      role="img"
      aria-label="${names[lang]}"
    >
      ${raw(body)}
    </svg>
  </figure>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function spans(
  { briefing, lang, x }: Drawing,
  id: 'situations' | 'feeds',
  most: number,
  name: string,
): readonly string[] {
  const section = briefing.sections.find((one) => one.id === id);
  const lasting = (section?.lines ?? []).filter(({ until }) => until !== undefined);
  return lasting.slice(0, most).map((line) => lane(line, name, lang, x, briefing.to));
}

function lane(
  { at, until, head, severity }: BriefingLine,
  name: string,
  lang: Language,
  x: Drawing['x'],
  to: Instant,
): string {
  const [begin, end] = [x(at), x(until ?? to)];
  const label = say(head, lang).text;
  const mark = severity === undefined ? '' : shapeAt(severity, begin, LANE / 2, MARK);
  const width = Math.max(2, round(end - begin));
  return [
    `<text class="lane" x="0" y="${LANE / 2 + 3.5}">${label}</text>`,
    `<rect class="span ${name}" x="${begin}" y="${LANE / 2 - 2.5}" width="${width}" height="5"/>`,
    mark,
  ].join('');
}

function alarmBars({ briefing, lang }: Drawing, top: number, most: number): string {
  const { counts } = briefing.activations;
  const width = (WIDTH - LEFT) / counts.length;
  const peak = counts.indexOf(most);
  const bars = counts.map((n, index) => {
    const height = round((n / most) * (BARS - 12));
    const left = round(LEFT + index * width);
    return n === 0
      ? ''
      : `<rect class="bar" x="${left}" y="${round(top + BARS - height)}" width="${round(Math.max(1, width - 1))}" height="${height}"/>`;
  });
  const at = Math.min(WIDTH - 14, round(LEFT + (peak + 0.5) * width));
  const label = { ko: '울린 경보', en: 'Alarms' }[lang];
  const minutes = briefing.activations.stepSec / 60;
  const per = { ko: `${minutes}분마다`, en: `each ${minutes} min` }[lang];
  return [
    `<text class="lane" x="0" y="${top + BARS - 14}">${label}</text>`,
    `<text class="quiet" x="0" y="${top + BARS - 1}">${per}</text>`,
    ...bars,
    `<text class="value" x="${at}" y="${round(top + BARS - (BARS - 12) - 3)}" text-anchor="middle">${most}</text>`,
  ].join('');
}

function tick(
  at: Instant,
  x: number,
  bottom: number,
  clock: CityClock,
  { from }: Briefing,
  lang: Language,
): string {
  const label = clock.time(at, from);
  const anchor = x > WIDTH - 20 ? 'end' : x < LEFT + 14 ? 'start' : 'middle';
  return `<path class="grid" d="M${x} 0V${bottom}"/><text class="quiet" x="${x}" y="${bottom + 13}" text-anchor="${anchor}">${say(label, lang).text}</text>`;
}
