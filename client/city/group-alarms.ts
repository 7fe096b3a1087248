import type { Severity } from '../../contract/event.ts';
import type { DistrictCode } from '../../contract/place.ts';
import { byText, gather, severityRank, worstSeverity } from './gather.ts';
import { isUnacknowledged, type AlarmEvent } from './select-alarms.ts';

/** Alarms of one hazard in one district, as one row of a flood of them. */
export interface AlarmGroup {
  readonly key: string;
  readonly hazard: string;
  /** Absent = of no district. */
  readonly district: DistrictCode | undefined;
  readonly severity: Severity;
  readonly unacknowledged: number;
  readonly members: readonly AlarmEvent[];
}

export interface GroupedAlarms {
  /** Most severe first, then most unacknowledged. */
  readonly groups: readonly AlarmGroup[];
  /** Groups that have no row; their alarms are in `rest`. */
  readonly hidden: number;
  readonly rest: number;
}

/** More rows than this are not read in a flood (UX-03). */
const MOST_GROUPS = 7;

function groupOf(key: string, members: readonly AlarmEvent[]): AlarmGroup {
  const [first] = members;
  return {
    key,
    hazard: first?.data.hazard ?? '',
    district: first?.data.districts[0],
    severity: worstSeverity(members.map(({ data }) => data.severity)),
    unacknowledged: members.filter(({ data }) => isUnacknowledged(data)).length,
    members,
  };
}

/** Rows of a flood of alarms: by hazard and district, at most seven, the rest counted. */
export function groupAlarms(alarms: readonly AlarmEvent[]): GroupedAlarms {
  const found = gather(alarms, ({ data }) => `${data.hazard}/${data.districts[0] ?? ''}`);
  const all = [...found]
    .map(([key, members]) => groupOf(key, members))
    .toSorted(
      (a, b) =>
        severityRank(a.severity) - severityRank(b.severity) ||
        b.unacknowledged - a.unacknowledged ||
        b.members.length - a.members.length ||
        byText(a.key, b.key),
    );
  const groups = all.slice(0, MOST_GROUPS);
  const past = all.slice(MOST_GROUPS);
  return {
    groups,
    hidden: past.length,
    rest: past.reduce((sum, { members }) => sum + members.length, 0),
  };
}
