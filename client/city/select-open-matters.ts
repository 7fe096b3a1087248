import type { AlertData } from '../../contract/event.ts';
import type { ByKind, EventOf } from './city.ts';
import type { AlertMatter, IncidentMatter, MatterCategory, OpenMatter } from './open-matter.ts';
import { byText, eachOnce, gather, severityRank, worstSeverity } from './gather.ts';
import { raiseByDistrict } from './raise-by-district.ts';
import { selectAssetMatters } from './select-asset-matters.ts';
import { selectDistrictLevels } from './select-indicators.ts';
import { closestPoint } from './select-point.ts';
import { selectRequestMatters } from './select-request-matters.ts';
import { selectSituationMatters } from './select-situation-matters.ts';

function categoryOf({ data }: EventOf<'incident'>): MatterCategory {
  return data.roadClosure === undefined ? data.category : 'closure';
}

function incidentMatter(key: string, found: readonly EventOf<'incident'>[]): IncidentMatter {
  const members = found.toSorted(
    (a, b) => byText(a.data.startedAt, b.data.startedAt) || byText(a.subject, b.subject),
  );
  const [first] = members;
  const owners = members.flatMap(({ data }) => (data.owner === undefined ? [] : [data.owner]));
  return {
    kind: 'incidents',
    key,
    category: first === undefined ? 'other' : categoryOf(first),
    reasons: [],
    severity: worstSeverity(members.map(({ data }) => data.severity)),
    since: first?.data.startedAt ?? '',
    districts: eachOnce(
      members.flatMap(({ data }) => data.districts),
      (code) => code,
    ),
    owners: eachOnce(owners, ({ ko }) => ko),
    at: closestPoint(members.map(({ data }) => data.geometry)),
    members,
  };
}

/** A warning repeats its tier in its headline (호우경보 …); a message says what happens instead. */
export function isMessage({ headline, originalSeverity }: AlertData): boolean {
  const [said, tier] = [headline.ko, originalSeverity].map((text) => text.replaceAll(' ', ''));
  return said !== undefined && tier !== undefined && !said.includes(tier);
}

/**
 * A warning for a gauge stands for itself, zone warnings of one sender are one matter, messages of
 * one sender to the same districts are one.
 */
function alertKey({ subject, correlationid, data }: EventOf<'alert'>): string {
  // One earthquake that several networks report.
  if (correlationid !== undefined) return correlationid;
  if (data.geometry?.type === 'Point') return subject;
  const whom = isMessage(data) ? data.districts.join() : 'zones';
  // An exercise of the same words must never hide the real one.
  return `${data.event.ko}|${data.sender.ko}|${data.originalSeverity}|${whom}${data.status === 'Exercise' ? '|exercise' : ''}`;
}

function isOpenAlert(data: AlertData): boolean {
  const isSaid = data.status === 'Actual' || data.status === 'Exercise';
  if (data.flags?.includes('test-message') === true) return false;
  return isSaid && data.msgType !== 'Cancel' && data.endedAt === undefined;
}

function alertMatter(key: string, found: readonly EventOf<'alert'>[]): AlertMatter | undefined {
  const members = found.toSorted(
    (a, b) => byText(a.data.sent, b.data.sent) || byText(a.subject, b.subject),
  );
  const [first] = members;
  if (first === undefined) return undefined;
  return {
    kind: 'alert',
    key: `alert/${key}`,
    event: first.data.event,
    tier: first.data.originalSeverity,
    severity: worstSeverity(members.map(({ data }) => data.severity)),
    since: first.data.onset ?? first.data.sent,
    districts: eachOnce(
      members.flatMap(({ data }) => data.districts),
      (code) => code,
    ),
    areaNames: eachOnce(
      members.flatMap(({ data }) => data.areaNames),
      (name) => name,
    ),
    owners: eachOnce(
      members.map(({ data }) => data.sender),
      ({ ko }) => ko,
    ),
    at: first.data.geometry?.type === 'Point' ? closestPoint([first.data.geometry]) : undefined,
    isExercise: members.some(({ data }) => data.status === 'Exercise'),
    members,
  };
}

/**
 * Everything open, grouped so that a flood of reports stays a short list: situations, incidents by what they
 * are and their first district, official warnings by event and sender, broken equipment by what
 * fails, citizens' reports by district. Worst first, then oldest.
 */
export function selectOpenMatters(
  byKind: Pick<ByKind, 'situation' | 'incident' | 'alert' | 'indicator' | 'asset' | 'request'>,
): readonly OpenMatter[] {
  const incidents = gather(byKind.incident.values(), (event) =>
    event.data.status === 'ended'
      ? undefined
      : `${categoryOf(event)}/${event.data.districts[0] ?? 'nowhere'}`,
  );
  const alerts = gather(byKind.alert.values(), (event) =>
    isOpenAlert(event.data) ? alertKey(event) : undefined,
  );
  const levels = selectDistrictLevels(byKind.indicator);
  const matters: OpenMatter[] = [...incidents].map(([key, found]) =>
    raiseByDistrict(incidentMatter(key, found), levels),
  );
  for (const [key, found] of alerts) {
    const matter = alertMatter(key, found);
    if (matter !== undefined) matters.push(matter);
  }
  matters.push(
    ...selectSituationMatters(byKind),
    ...selectAssetMatters(byKind),
    ...selectRequestMatters(byKind),
  );
  // Of one level a situation leads: it says why.
  const order = ({ kind }: OpenMatter): number => (kind === 'situation' ? 0 : 1);
  return matters.toSorted(
    (a, b) =>
      severityRank(a.severity) - severityRank(b.severity) ||
      order(a) - order(b) ||
      byText(a.since, b.since) ||
      byText(a.key, b.key),
  );
}
