import express, { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Briefing } from '../../../contract/briefing.ts';
import { composeBriefing } from '../../briefing/compose-briefing.ts';
import { briefingQuery } from '../../briefing/briefing-links.ts';
import type { HttpParts } from '../http-parts.ts';
import { problem } from '../problem.ts';
import { badParameters, queryProblem } from '../query-problem.ts';
import { queryReader } from '../read-query.ts';
import { JSON_TYPE, sendPacked } from '../send-packed.ts';
import { askedQuestion } from './asked-question.ts';
import { briefingPage, STYLES } from './briefing-page.ts';
import { BRIEFING_QUERY, type Language } from './briefing-query.ts';
import { gatherFacts, type GatherParts } from './gather-facts.ts';
import { pdfPrinter } from './print-pdf.ts';

type BriefingParts = GatherParts & Pick<HttpParts, 'shifts' | 'browser' | 'exercise'>;

const READ = queryReader(BRIEFING_QUERY);
const PAGES_A_MINUTE = 120;
const YEAR_MS = 365 * 24 * 3_600_000;
const RETRY_AFTER_SEC = 30;

/**
 * `GET /api/v1/briefing` and `GET /api/v1/briefing.pdf`. An address without all its instants (`kind`,
 * `from`, `to`, `knownAt`) is answered with 302 to the one that has them: that one can be passed on.
 * The PDF is printed by a Chromium of this machine: 503 says why there is none.
 */
export function briefingRoute(parts: BriefingParts): Router {
  const route = Router();
  const print = pdfPrinter();
  route.get('/briefing', async (request, response) => {
    const made = await madeBriefing(request, response, parts);
    if (made === undefined) return;
    await sendPacked(request, response, JSON_TYPE, JSON.stringify(made.briefing));
  });
  route.get('/briefing.pdf', async (request, response) => {
    const made = await madeBriefing(request, response, parts);
    if (made === undefined) return;
    const { briefing, lang } = made;
    const browser = parts.browser();
    if (!browser.ok) return problem(response, 503, 'no PDF can be made', browser.why);
    // Over the loopback, on the port that was asked: the same page that people see.
    const origin = `http://127.0.0.1:${String(request.socket.localPort)}`;
    const printed = await print(browser.path, `${origin}${briefing.links.page}&lang=${lang}`);
    if (!printed.ok) {
      response.set('retry-after', String(RETRY_AFTER_SEC));
      return problem(response, 503, 'no PDF can be made', printed.why);
    }
    const name = fileName(briefing, lang);
    response.set('content-disposition', `inline; filename="${name}"`);
    response.type('application/pdf').send(printed.pdf);
  });
  return route;
}

/** `GET /briefing`: the same as a page, with its style and type beside it; it needs no script. */
export function briefingPageRoute(parts: BriefingParts): Router {
  const route = Router();
  const limit = rateLimit({ windowMs: 60_000, limit: PAGES_A_MINUTE });
  route.get('/briefing', limit, async (request, response) => {
    response.set('cache-control', 'no-store');
    const made = await madeBriefing(request, response, parts);
    if (made !== undefined) response.type('html').send(briefingPage(made.briefing, made.lang));
  });
  for (const name of STYLES) {
    const options = { root: import.meta.dirname, maxAge: 0 };
    route.get(`/briefing/${name}`, (_request, response) => response.sendFile(name, options));
  }
  const fonts = express.static(FONTS, { index: false, maxAge: YEAR_MS, immutable: true });
  route.use('/briefing/fonts', (request, response, next) => {
    if (/^\/Pretendard-(Regular|SemiBold|ExtraBold)\.woff2$/.test(request.path)) {
      fonts(request, response, next);
    } else next();
  });
  return route;
}

const FONTS = dirname(
  createRequire(import.meta.url).resolve(
    'pretendard/dist/web/static/woff2/Pretendard-Regular.woff2',
  ),
);

interface Made {
  readonly briefing: Briefing;
  readonly lang: Language;
}

/** Undefined once it has been answered otherwise. */
async function madeBriefing(
  request: Request,
  response: Response,
  ofServer: BriefingParts,
): Promise<Made | undefined> {
  const read = READ(request);
  if (!read.ok) {
    badParameters(response, read.faults);
    return undefined;
  }
  const parts = await partsOf(read.query.exercise, ofServer);
  if (parts === undefined) {
    problem(response, 404, 'no such exercise', read.query.exercise);
    return undefined;
  }
  const { timeline } = parts;
  response.set({ 'x-city-mode': timeline.mode, 'x-city-now': timeline.source().now() });
  const asked = await askedQuestion(read.query, parts);
  if (!asked.ok) {
    if ('faults' in asked) badParameters(response, asked.faults);
    else queryProblem(response, asked.failure);
    return undefined;
  }
  const { question } = asked;
  const { lang } = read.query;
  if (!asked.isExact) {
    const path = `${request.baseUrl}${request.path}`;
    const query = `${briefingQuery(question)}${lang === undefined ? '' : `&lang=${lang}`}`;
    response.redirect(302, `${path}?${query}`);
    return undefined;
  }
  const gathered = await gatherFacts(parts, question);
  const briefing = gathered.ok ? composeBriefing(gathered.facts) : undefined;
  if (!gathered.ok) queryProblem(response, gathered);
  if (briefing === undefined) return undefined;
  if (question.kind === 'after-action' && briefing.sections.every(({ id }) => id !== 'timeline')) {
    const detail = `no situation ${question.subject ?? ''} in this span`;
    queryProblem(response, { kind: 'not-held', detail });
    return undefined;
  }
  return { briefing, lang: lang ?? (parts.city.languages[0] === 'ko' ? 'ko' : 'en') };
}

/** The timeline that is asked about: of an exercise, or of the city itself. */
async function partsOf(
  exercise: string | undefined,
  ofServer: BriefingParts,
): Promise<BriefingParts | undefined> {
  if (exercise === undefined) return ofServer;
  const found = await ofServer.exercise?.(exercise);
  return found && { ...ofServer, ...found };
}

/** `briefing-seoul-demo-2022-08-08T1300Z-ko.pdf`. */
function fileName({ city, mode, kind, to }: Briefing, lang: Language): string {
  const at = `${to.slice(0, 13)}${to.slice(14, 16)}Z`;
  return `${kind}-${city.id}-${mode}-${at}-${lang}.pdf`;
}
