import type { AlarmLoadData } from '../../../contract/alarm.ts';
import {
  SEVERITIES,
  type AlarmEvent,
  type Domain,
  type IndicatorEvent,
  type Instant,
  type Severity,
} from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import { MOST_INTERRUPTS_AN_HOUR, type InterruptBudget } from '../interrupt-budget.ts';
import type { AlarmAudit } from './alarm-audit.ts';
import type { Annunciator } from './annunciator.ts';

type Load = Omit<AlarmLoadData, 'version' | 'geometry' | 'districts' | 'provenance'>;
type Group = AlarmLoadData['groups'][number];

const MOST_ROWS = 7;
const AUDIT_MS = 30 * 24 * 3_600_000;

/** The rate meter, and all that is not in the main list. */
export function alarmLoad(
  alarms: Iterable<AlarmEvent>,
  { budget, tell, audit }: { budget: InterruptBudget; tell: Annunciator; audit: AlarmAudit },
  unjudged: ReadonlyMap<string, ReadonlyMap<string, string>>,
  now: Instant,
): Load {
  const nowMs = instantMs(now);
  const open = [...alarms].filter(({ data }) => data.endedAt === undefined);
  const count = (is: (data: AlarmEvent['data']) => boolean): number =>
    open.filter(({ data }) => is(data)).length;
  const { badActors, n, sharePct } = audit.sums(nowMs);
  const load = tell.load(nowMs);
  const lastTenMin = tell.lastTenMin(nowMs);
  return {
    form: 'alarm-load',
    load,
    lastTenMin,
    interruptsLastHour: budget.lastHour(nowMs),
    mostInterruptsAnHour: MOST_INTERRUPTS_AN_HOUR,
    active: count(({ isActive }) => isActive),
    unacknowledged: count(({ state }) => state === 'unack-active' || state === 'unack-cleared'),
    shelved: count(({ state }) => state === 'shelved'),
    suppressed: count(({ state }) => state === 'suppressed'),
    standing: count(({ isStanding }) => isStanding === true),
    chattering: count(({ isChattering }) => isChattering === true),
    groups: load === 'flood' ? grouped(open.filter(isListed)) : [],
    audit: { since: instantOf(nowMs - AUDIT_MS), n, sharePct },
    badActors,
    unjudged: [...unjudged].map(([rule, things]) => ({
      rule,
      n: things.size,
      reasons: [...new Set(things.values())].toSorted(),
    })),
    derivedFrom: [],
    why: {
      ko: `최근 10분 경보 ${lastTenMin}건 (3건부터 많음, 10건부터 폭주)`,
      en: `Alarms in the last ten minutes: ${lastTenMin} (high from 3, flood from 10)`,
    },
  };
}

function isListed({ data }: AlarmEvent): boolean {
  return data.isActive && data.state !== 'shelved' && data.state !== 'suppressed';
}

/**
 * By hazard and district, most severe first. What does not fit into seven rows is the last one,
 * without hazard or district: no alarm is left out of the count.
 */
function grouped(alarms: readonly AlarmEvent[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { data, domain } of alarms) {
    const { hazard, severity } = data;
    const district = data.districts[0] ?? '';
    const key = `${hazard} ${district}`;
    groups.set(key, joined(groups.get(key), { hazard, district, severity, n: 1, domain }));
  }
  const rows = [...groups.values()].toSorted(
    (a, b) => rank(a.severity) - rank(b.severity) || b.n - a.n || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
  if (rows.length <= MOST_ROWS) return rows;
  const [first, ...others] = rows.slice(MOST_ROWS - 1);
  if (first === undefined) return rows;
  const rest = others.reduce(joined, { ...first, hazard: '', district: '' });
  return [...rows.slice(0, MOST_ROWS - 1), rest];
}

function joined(held: Group | undefined, more: Group): Group {
  if (held === undefined) return more;
  const severity: Severity =
    rank(more.severity) < rank(held.severity) ? more.severity : held.severity;
  const domain: Domain = held.domain;
  return { ...held, severity, domain, n: held.n + more.n };
}

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
const keyOf = ({ hazard, district }: Group): string => `${hazard} ${district}`;

/** Whether the meter shows all this already; that 30 days have moved on is no news. */
export function isSameLoad(held: IndicatorEvent | undefined, next: Load): boolean {
  if (held?.data.form !== 'alarm-load') return false;
  const { data } = held;
  return (Object.keys(next) as readonly (keyof Load)[]).every((key) =>
    key === 'audit'
      ? data.audit.n === next.audit.n
      : JSON.stringify(data[key]) === JSON.stringify(next[key]),
  );
}
