import { DOMAINS, type Domain } from '../../contract/event.ts';
import type { District, DistrictCode, Text } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { selectDistrictCoverage } from '../city/select-district-coverage.ts';
import { selectDistrictLevels } from '../city/select-indicators.ts';
import { levelOfCell, rankOf, type Level } from '../design/severity.ts';
import { HEARD, heardDomains, REPORTED } from './heard-domains.ts';
import type { Thing } from './thing.ts';

/** A district in one line. */
export interface ScoreRow {
  readonly code: DistrictCode;
  readonly name: Text;
  readonly level: Level;
  /** Levels of the last 6 h, a letter for 10 min, oldest first; '' = not known. */
  readonly cells: string;
  /** Why it is at its level, worst first. */
  readonly reasons: readonly Text[];
  /** 1 = as its target; undefined = it cannot be known. */
  readonly score: number | undefined;
  /** Counts are undefined where there is none and nobody is heard who could tell of one. */
  readonly situations: number | undefined;
  /** Incidents that have not ended. */
  readonly incidents: number | undefined;
  /** Emergency calls that began in the last hour; undefined = nobody who takes them is heard. */
  readonly calls: number | undefined;
  /** Of the last 24 h; undefined = nobody has counted them. */
  readonly callsDay: number | undefined;
  readonly requests: number | undefined;
  /** Domains of which something is known there now, of those that the city has sources of. */
  readonly covered: number;
  readonly domains: number;
}

const HOUR_MS = 3_600_000;
/** Domains whose sources tell of what citizens ask for. */
const ASKED: readonly Domain[] = ['citizen', 'lighting'];

/** Calls have the steps of their official life with them; reports of roads have none. */
export const isCall = ({ event }: Thing): boolean =>
  event?.kind === 'incident' && event.data.stages !== undefined;

/** Whether a source of emergency calls is heard; where none ever told of one, whether one could. */
function areCallsHeard(calls: readonly Thing[], feeds: City['byKind']['feed']): boolean {
  const own = new Set(calls.map(({ feed }) => feed));
  const told = [...feeds.values()].map(({ data }) => data);
  const asked =
    own.size > 0
      ? told.filter(({ feed }) => own.has(feed))
      : told.filter(
          ({ about, tells }) =>
            (about === 'safety' || about === 'disaster') &&
            (tells?.some((layer) => layer.split('/')[0] === 'incident') ?? true),
        );
  return asked.some(({ state }) => HEARD.includes(state));
}

/** All districts in the city's order, at the clock. */
export function scoreRows(
  city: City,
  things: readonly Thing[],
  districts: readonly District[],
  nowMs: number,
): readonly ScoreRow[] {
  const codes = districts.map(({ code }) => code);
  const levels = selectDistrictLevels(city.byKind.indicator);
  const scores = city.byKind.indicator.get('indicator/scores')?.data;
  const shares = city.byKind.indicator.get('indicator/response-share')?.data;
  const coverage = selectDistrictCoverage(city, codes);
  const calls = things.filter(isCall);
  const isHeard = areCallsHeard(calls, city.byKind.feed);
  const count = (code: DistrictCode, isMeant: (thing: Thing) => boolean): number =>
    things.filter((thing) => thing.districts.includes(code) && isMeant(thing)).length;
  const heard = heardDomains(city.byKind.feed);
  const counted = (n: number, by: readonly Domain[]): number | undefined =>
    n > 0 || by.some((domain) => heard.has(domain)) ? n : undefined;
  const isOpen = ({ endedMs }: Thing): boolean => endedMs === undefined;
  return districts.map(({ code, name }): ScoreRow => {
    const cells = levels?.cells[code] ?? '';
    const known = coverage.filter(({ cells: told }) => {
      const cell = told.get(code);
      return cell === 'measured' || cell === 'told';
    });
    return {
      code,
      name,
      level: levelOfCell(cells.at(-1)),
      cells,
      reasons: levels?.reasons[code] ?? [],
      score: scores?.form === 'scores' ? (scores.total[code]?.score ?? undefined) : undefined,
      situations: counted(
        count(code, (thing) => thing.layer.startsWith('situation/') && isOpen(thing)),
        DOMAINS,
      ),
      incidents: counted(
        count(code, (thing) => thing.kind === 'incident' && isOpen(thing)),
        REPORTED,
      ),
      calls: isHeard
        ? calls.filter(
            ({ districts: own, sinceMs }) =>
              own.includes(code) && sinceMs <= nowMs && sinceMs > nowMs - HOUR_MS,
          ).length
        : undefined,
      callsDay:
        isHeard && shares?.form === 'response-share' ? shares.byDistrict[code]?.calls : undefined,
      requests: counted(
        count(code, (thing) => thing.kind === 'request' && isOpen(thing)),
        ASKED,
      ),
      covered: known.length,
      domains: coverage.length,
    };
  });
}

export const SCORE_COLUMNS = [
  'name',
  'level',
  'score',
  'situations',
  'incidents',
  'calls',
  'requests',
  'coverage',
] as const;
export type ScoreColumn = (typeof SCORE_COLUMNS)[number];

function keyOf(row: ScoreRow, column: ScoreColumn): number | string | undefined {
  switch (column) {
    case 'name':
      return row.name.ko;
    case 'level':
      return rankOf(row.level);
    case 'coverage':
      return row.domains === 0 ? undefined : row.covered / row.domains;
    case 'score':
    case 'situations':
    case 'incidents':
    case 'calls':
    case 'requests':
      return row[column];
  }
}

const collator = new Intl.Collator('ko');

/** Rows by a column, what is not known last either way; without one the worst first. */
export function orderScoreRows(
  rows: readonly ScoreRow[],
  sort: string,
  isDescending: boolean,
): readonly ScoreRow[] {
  const column = SCORE_COLUMNS.find((known) => known === sort);
  if (column === undefined) {
    return rows.toSorted(
      (a, b) =>
        rankOf(b.level) - rankOf(a.level) ||
        (b.situations ?? 0) - (a.situations ?? 0) ||
        (b.incidents ?? 0) - (a.incidents ?? 0),
    );
  }
  return rows.toSorted((a, b) => {
    const [left, right] = [keyOf(a, column), keyOf(b, column)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    const order =
      typeof left === 'string' || typeof right === 'string'
        ? collator.compare(String(left), String(right))
        : left - right;
    return isDescending ? -order : order;
  });
}
