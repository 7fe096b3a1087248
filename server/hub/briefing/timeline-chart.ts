import type { Briefing, BriefingLine } from '../../../contract/briefing.ts';
import type { Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Text } from '../../../contract/place.ts';
import type { CityClock } from '../../briefing/city-clock.ts';
import { html, raw, type Html } from '../docs/html.ts';
import type { Language } from './briefing-query.ts';
import { say } from './page-words.ts';
import { shapeAt } from './severity-shape.ts';
import { axisTicks } from './time-axis.ts';

/** Units of the drawing; the page makes it as wide as its text. */
const WIDTH = 720;
/** A label and its bar below it. */
const LANE = 25;
const BAR_Y = 18;
const ALARMS = 56;
const TICKS = 9;
const SITUATIONS = 5;
const OUTAGES = 4;
const MARK = 11;
/** Of a letter, so that a label that begins late ends at the edge. */
const LETTER = { ko: 10, en: 6 } as const;

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
    return round(Math.min(1, Math.max(0, part)) * WIDTH);
  };
  const drawing = { briefing, lang, x };
  const lanes = [
    ...spans(drawing, 'situations', SITUATIONS, 'situation'),
    ...spans(drawing, 'feeds', OUTAGES, 'outage'),
  ];
  const most = Math.max(0, ...briefing.activations.counts);
  if (lanes.length === 0 && most === 0 && (briefing.holes ?? []).length === 0) return raw('');
  const top = lanes.length * LANE;
  const alarmHeight = most === 0 ? 0 : ALARMS;
  const bottom = top + alarmHeight;
  const ticks = axisTicks(briefing.from, briefing.to, briefing.city.zone, TICKS);
  const body = [
    ...ticks.map((at, index) => {
      const label = clock.time(at, ticks[index - 1] ?? briefing.from);
      return tick(label, x(at), bottom, lang);
    }),
    ...(briefing.holes ?? []).map(
      ({ from, to }) =>
        `<rect class="hole" x="${x(from)}" y="0" width="${Math.max(1.5, round(x(to) - x(from)))}" height="${bottom}"/>`,
    ),
    ...lanes.map((lane, index) => `<g transform="translate(0 ${index * LANE})">${lane}</g>`),
    ...(most === 0 ? [] : [alarmBars(drawing, top, most)]),
    `<path class="axis" d="M0 ${bottom}H${WIDTH}"/>`,
  ].join('');
  const situations = briefing.sections.find(({ id }) => id === 'situations');
  const left = (situations?.lines.length ?? 0) + (situations?.more ?? 0) - SITUATIONS;
  const more = {
    ko: `그 밖의 상황 ${left}건은 그리지 않음`,
    en: `${left} more situations are not drawn`,
  }[lang];
  const names = {
    ko: '시간에 따른 상황, 경보, 끊긴 자료',
    en: 'Situations, alarms and lost feeds over time',
  };
  return html`<figure class="timeline" tabindex="0">
    <svg
      viewBox="0 0 ${String(WIDTH)} ${String(bottom + 18)}"
      role="img"
      aria-label="${names[lang]}"
    >
      ${raw(body)}
    </svg>
    ${left <= 0 ? [] : html`<figcaption class="quiet">${more}</figcaption>`}
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
  return lasting.slice(0, most).map((line) => laneOf(line, name, lang, x, briefing.to));
}

function laneOf(
  { at, until, head, severity }: BriefingLine,
  name: string,
  lang: Language,
  x: Drawing['x'],
  to: Instant,
): string {
  const [begin, end] = [x(at), x(until ?? to)];
  const text = lang === 'ko' ? head.ko : (head.en ?? head.ko);
  const mark = severity === undefined ? 0 : MARK + 4;
  const left = Math.max(0, Math.min(begin, WIDTH - text.length * LETTER[lang] - mark));
  const shape = severity === undefined ? '' : shapeAt(severity, left + MARK / 2, 9, MARK);
  return [
    shape,
    `<text x="${round(left + mark)}" y="13">${say(head, lang).text}</text>`,
    `<rect class="span ${name}" x="${begin}" y="${BAR_Y}" width="${Math.max(2, round(end - begin))}" height="4"/>`,
  ].join('');
}

function alarmBars({ briefing, lang }: Drawing, top: number, most: number): string {
  const { counts, stepSec } = briefing.activations;
  const width = WIDTH / counts.length;
  const peak = counts.indexOf(most);
  const room = ALARMS - 30;
  const bottom = top + ALARMS;
  const bars = counts.map((n, index) => {
    const height = round((n / most) * room);
    const size = `width="${round(Math.max(1, width - 1))}" height="${height}"`;
    return n === 0
      ? ''
      : `<rect class="bar" x="${round(index * width)}" y="${round(bottom - height)}" ${size}/>`;
  });
  const at = Math.min(WIDTH - 14, Math.max(8, round((peak + 0.5) * width)));
  const minutes = stepSec / 60;
  const label = { ko: `경보 울림, ${minutes}분마다`, en: `Alarms each ${minutes} min` }[lang];
  return [
    `<text x="0" y="${top + 13}">${label}</text>`,
    ...bars,
    `<text class="value" x="${at}" y="${bottom - room - 4}" text-anchor="middle">${most}</text>`,
  ].join('');
}

function tick(label: Text, x: number, bottom: number, lang: Language): string {
  const anchor = x > WIDTH - 20 ? 'end' : x < 14 ? 'start' : 'middle';
  return `<path class="grid" d="M${x} 0V${bottom}"/><text class="quiet" x="${x}" y="${bottom + 13}" text-anchor="${anchor}">${say(label, lang).text}</text>`;
}
