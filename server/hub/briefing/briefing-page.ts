import type { Briefing, BriefingLine, BriefingSection } from '../../../contract/briefing.ts';
import type { Instant } from '../../../contract/event.ts';
import { STAGE_LEVELS } from '../../../contract/stage.ts';
import { cityClock, type CityClock } from '../../briefing/city-clock.ts';
import { severityWord } from '../../briefing/wording.ts';
import { html, raw, type Html } from '../docs/html.ts';
import type { Language } from './briefing-query.ts';
import { figureChart } from './figure-chart.ts';
import { PAGE_WORDS, say } from './page-words.ts';
import { severityShape } from './severity-shape.ts';
import { timelineChart } from './timeline-chart.ts';

/** Beside the page, in this order. */
export const STYLES = ['fonts.css', 'page.css', 'charts.css', 'print.css'] as const;

/** A briefing as one page that needs nothing but its style: to be read, printed and kept. */
export function briefingPage(briefing: Briefing, lang: Language): string {
  const { city, mode, title, lead, sections, figures, limits } = briefing;
  const words = PAGE_WORDS[lang];
  const clock = cityClock(city.zone);
  const isReal = mode === 'live';
  const page = html`<!doctype html>
    <html lang="${lang}" class="${mode} ${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say(title, lang)} · ${say(city.name, lang)}</title>
        <link rel="icon" href="data:," />
        ${STYLES.map((name) => html`<link rel="stylesheet" href="/briefing/${name}" />`)}
      </head>
      <body>
        ${isReal ? [] : html`<div class="stripe" aria-hidden="true"></div>`}
        <header>
          <p class="office">
            ${
              isReal
                ? []
                : html`<span
                    ><strong class="mode">${words.modes[mode]}</strong> ${words.notReal}</span
                  >`
            }
            <span>${say(city.name, lang)} ${words.office}</span>
          </p>
          <div class="head">
            <h1>${say(title, lang)}</h1>
            ${stageCells(briefing, lang)}
          </div>
          <p class="span">${spanOf(briefing, clock, lang)}</p>
        </header>
        <main>
          <p class="lead">${say(lead, lang)}</p>
          ${timelineChart(briefing, lang, clock)}
          ${
            figures.length === 0
              ? []
              : html`<section class="figures" aria-label="${words.figures}">
                  <div class="grid">${figures.map((figure) => figureChart(figure, lang))}</div>
                  <p class="quiet">${words.band}</p>
                </section>`
          }
          ${sections.map((section) => sectionOf(section, briefing, clock, lang))}
        </main>
        <footer>
          <h2>${words.sources}</h2>
          <ul>
            ${holes(briefing, clock, lang)}
            ${limits.map((limit) => html`<li>${say(limit, lang)}</li>`)}
          </ul>
          ${links(briefing, lang)}
        </footer>
      </body>
    </html>`;
  return page.text;
}

function spanOf({ from, to, knownAt }: Briefing, clock: CityClock, lang: Language): Html {
  const same = clock.day(from) === clock.day(to);
  const [begin, end] = [say(clock.time(from, from), lang), say(clock.time(to, to), lang)];
  const first = html`${say(clock.date(from), lang)} ${begin}`;
  const second = same ? end : html`${say(clock.date(to), lang)} ${end}`;
  const known = say(clock.time(knownAt, to), lang);
  const word = PAGE_WORDS[lang].known;
  return html`${first}–${second} · ${lang === 'ko' ? html`${known}${word}` : html`${word} ${known}`}`;
}

/** Five cells: the confirmed one ringed, a proposed one filled. */
function stageCells({ stage }: Briefing, lang: Language): Html {
  if (stage === undefined) return raw('');
  const words = PAGE_WORDS[lang];
  const { level, proposed, isConfirmed } = stage;
  const state = isConfirmed ? words.confirmed : words.notConfirmed;
  const cells = STAGE_LEVELS.map((one) => {
    const marks = [one === level ? 'now' : '', one === proposed ? `proposed s${one}` : ''];
    return html`<span class="${marks.join(' ')}">${one}</span>`;
  });
  return html`<div class="stage">
    <div class="cells" aria-hidden="true">${cells}</div>
    <p>
      ${words.stage}
      <strong>${level}</strong>
      ${state}${proposed === level ? '' : ` · ${words.proposed} ${proposed}`}
    </p>
  </div>`;
}

function sectionOf(
  { id, title, summary, lines, more }: BriefingSection,
  briefing: Briefing,
  clock: CityClock,
  lang: Language,
): Html {
  const words = PAGE_WORDS[lang];
  const besides = lines.map((_, index) => lines[index - 1]?.at ?? briefing.from);
  const isLevelled = lines.some(({ severity }) => severity !== undefined);
  const form = lines.length === 0 ? 'brief' : isLevelled ? '' : 'plain';
  return html`<section id="${id}" class="${form}">
    <h2>${say(title, lang)}</h2>
    <p class="summary">${say(summary, lang)}</p>
    ${
      lines.length === 0
        ? []
        : html`<ul class="lines">
            ${lines.map((line, index) => lineOf(line, besides[index] ?? line.at, clock, lang))}
          </ul>`
    }
    ${more === undefined ? [] : html`<p class="quiet">${words.more} ${String(more)}${lang === 'ko' ? '' : ' '}${words.moreUnit}</p>`}
  </section>`;
}

function lineOf(line: BriefingLine, beside: Instant, clock: CityClock, lang: Language): Html {
  const { at, until, head, text, severity } = line;
  const end =
    until === undefined || until === null ? [] : html`–${say(clock.time(until, at), lang)}`;
  const level =
    severity === undefined
      ? []
      : html`${severityShape(severity)}<span class="word"
            >${say(severityWord(severity), lang)}</span
          >`;
  return html`<li>
    <span class="time"
      ><time datetime="${at}">${say(clock.time(at, beside), lang)}</time
      >${end}${until === null ? '–' : ''}</span
    >
    <span class="level">${level}</span>
    <span class="what"><b>${say(head, lang)}</b> ${say(text, lang)}</span>
  </li>`;
}

function holes({ holes: all = [], from }: Briefing, clock: CityClock, lang: Language): Html {
  if (all.length === 0) return raw('');
  const told = all.map(
    (hole, index) =>
      html`${index === 0 ? '' : ', '}${say(clock.time(hole.from, from), lang)}–${say(clock.time(hole.to, hole.from), lang)}`,
  );
  return html`<li class="holes"><strong>${PAGE_WORDS[lang].holes}</strong> ${told}</li>`;
}

function links({ links: { page, pdf, playback } }: Briefing, lang: Language): Html {
  const words = PAGE_WORDS[lang];
  const other = lang === 'ko' ? 'en' : 'ko';
  const data = page.replace('/briefing', '/api/v1/briefing');
  return html`<nav>
    <a href="${page}&amp;lang=${other}" lang="${other}" hreflang="${other}">${words.other}</a>
    <a href="${pdf}&amp;lang=${lang}">${words.pdf}</a>
    <a href="${data}">${words.json}</a>
    <a href="${playback}">${words.playback}</a>
  </nav>`;
}
