import type { ScoresData } from '../../../contract/city-indicator.ts';
import type { CityEvent } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { CityView } from '../city-view.ts';
import { madeEvent } from '../made-event.ts';
import type { OfficePart } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { complaintLedger } from './complaint-ledger.ts';
import { heardSince, isHeard } from './heard-since.ts';
import { actualOf } from './score-actual.ts';
import { scoreMarks } from './score-marks.ts';
import type { ScorePart, ScoreSettings } from './score-settings.ts';
import { meanOf, meanOfAll, scoreValue } from './score-value.ts';

const SCORES = 'indicator/scores';
const COMPLAINTS = 'indicator/complaints';
/** Windows end on these steps, so that whoever counts again can name the same one. */
const STEP_MS = 10 * 60_000;

type Common = 'version' | 'geometry' | 'districts' | 'provenance';

/** Scores of districts by domain, and complaints by kind: each counted from events that can be listed. */
export function scoresPart(
  settings: OfficeSettings & { readonly scores: ScoreSettings },
): OfficePart {
  const { city: id, districts, scores } = settings;
  const { complaints } = scores;
  const marks = scoreMarks(scores.parts);
  const ledger = complaintLedger(complaints?.feeds ?? []);
  const heard = heardSince();
  const feeds = [
    ...new Set([...scores.parts.map(({ feed }) => feed), ...(complaints?.feeds ?? [])]),
  ];
  let shown = '';

  const observe = (events: Iterable<CityEvent>): void => {
    for (const event of events) {
      marks.note(event);
      ledger.note(event);
    }
  };

  const scoresNow = (city: CityView, untilMs: number): Omit<ScoresData, Common> => {
    const fromMs = untilMs - scores.windowSec * 1000;
    const parts = scores.parts.map((part) => {
      // A desk lists what it got before us; of anything else what ended before us is not known.
      const listedMs = part.kind === 'request' ? marks.earliestMs(part) : heard.sinceMs();
      const isKnown = Math.min(listedMs, heard.sinceMs()) <= fromMs && isHeard(city, part.feed);
      const actual = isKnown
        ? actualOf(part, marks.of(part, fromMs, untilMs), districts, untilMs)
        : Object.fromEntries(districts.map(({ code }) => [code, null]));
      return { part, actual };
    });
    const scoreOf = (code: string, domain: string): number | null => {
      const own = parts.filter(({ part }) => part.domain === domain);
      return meanOfAll(
        own.map(({ part: { target, better }, actual }) => {
          const value = actual[code] ?? null;
          return value === null ? null : scoreValue(value, target, better, scores.cap);
        }),
      );
    };
    const byDistrict = districts.map(({ code }) => {
      const domains = scores.domains.map(
        (domain) => [domain.id, scoreOf(code, domain.id)] as const,
      );
      const known = domains.flatMap(([, score]) => (score === null ? [] : [score]));
      const total = { score: meanOf(known), known: known.length };
      return { code, domains: Object.fromEntries(domains), total };
    });
    return {
      form: 'scores',
      until: instantOf(untilMs),
      windowSec: scores.windowSec,
      domains: scores.domains,
      cap: scores.cap,
      scores: Object.fromEntries(byDistrict.map(({ code, domains }) => [code, domains])),
      total: Object.fromEntries(byDistrict.map(({ code, total }) => [code, total])),
      parts: parts.map(({ part, actual }) => told(part, actual, fromMs, untilMs)),
      derivedFrom: [...new Set(scores.parts.map(({ feed }) => `feed/${feed}`))],
    };
  };

  const complaintsNow = (city: CityView, untilMs: number, windowSec: number) => {
    const windowMs = windowSec * 1000;
    const of = complaints?.feeds ?? [];
    const since = of.map((feed) => Math.min(heard.sinceMs(), ledger.earliestMs(feed)));
    const heldFromMs = Math.max(...since);
    return {
      form: 'complaints' as const,
      until: instantOf(untilMs),
      windowSec,
      kinds: ledger.kinds(untilMs, windowMs, heldFromMs),
      heldFrom: Number.isFinite(heldFromMs) ? instantOf(heldFromMs) : null,
      unheard: of.filter((feed) => !isHeard(city, feed)),
      events: `kind=request&from=${instantOf(untilMs - windowMs)}&known=${instantOf(untilMs - 1)}`,
      derivedFrom: of.map((feed) => `feed/${feed}`),
    };
  };

  return {
    kinds: new Set(['incident', 'alert', 'request']),
    observe: (events, now, removed) => {
      heard.note(now);
      observe(events);
      for (const subject of removed) ledger.leave(subject);
    },
    recall: (city, now) => {
      observe(city.byKind.request.values());
      heard.tick(now);
    },
    judge: (city, now) => {
      heard.tick(now);
      const untilMs = Math.floor(instantMs(now) / STEP_MS) * STEP_MS;
      const key = [untilMs, ...feeds.map((feed) => isHeard(city, feed))].join();
      if (key === shown) return [];
      shown = key;
      const windowMs = Math.max(scores.windowSec, complaints?.windowSec ?? 0) * 1000;
      marks.forget(untilMs - scores.windowSec * 1000);
      ledger.forget(untilMs - 2 * windowMs);
      const made: CityEvent[] = [];
      const make = (
        subject: string,
        data: Parameters<typeof madeEvent<'indicator'>>[0]['data'],
      ) => {
        const held = city.byKind.indicator.get(subject);
        const domain = subject === COMPLAINTS ? 'citizen' : 'administration';
        made.push(madeEvent({ city: id, kind: 'indicator', subject, domain, now, held, data }));
      };
      if (scores.parts.length > 0) make(SCORES, scoresNow(city, untilMs));
      if (complaints !== undefined) {
        make(COMPLAINTS, complaintsNow(city, untilMs, complaints.windowSec));
      }
      return made;
    },
  };
}

function told(
  part: ScorePart,
  actual: Readonly<Record<string, number | null>>,
  fromMs: number,
  untilMs: number,
): ScoresData['parts'][number] {
  const { id, domain, label, unit, kind, feed, form, where, among, within, perPeople } = part;
  const span = `from=${instantOf(fromMs)}&to=${instantOf(untilMs)}&known=${instantOf(untilMs - 1)}`;
  return {
    id,
    domain,
    label,
    target: part.target,
    unit,
    better: part.better,
    actual,
    events: `kind=${kind}&feed=${feed}&district={district}&${span}`,
    count: {
      form,
      where,
      among,
      ...(within === undefined ? {} : { within }),
      ...(perPeople === undefined ? {} : { perPeople }),
    },
  };
}
