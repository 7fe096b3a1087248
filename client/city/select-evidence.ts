import { KINDS, SEVERITIES, type Instant, type Severity } from '../../contract/event.ts';
import type { Basis } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import type { DistrictCode, Text } from '../../contract/place.ts';
import type { ByKind, City, EventOf } from './city.ts';
import { assetSeverity, worstFault } from './asset-condition.ts';
import type { DenseTable } from './dense-table.ts';
import { readableLinkValue } from './link-value.ts';
import { selectDistrictLevels } from './select-indicators.ts';
import { byText, gather } from './gather.ts';
import type { OpenMatter, SituationMatter } from './open-matter.ts';

/** One line of "why": when it became known, what, and whether a recording documents it. */
export type EvidenceLine = {
  readonly subject: string;
  readonly at: Instant;
  readonly severity: Severity;
  readonly basis: Basis | undefined;
} & (
  | { readonly form: 'event'; readonly text: Text; readonly note: Text | undefined }
  | { readonly form: 'reason'; readonly text: Text; readonly note: undefined }
  | {
      readonly form: 'value';
      readonly name: Text;
      readonly property: string;
      readonly value: number;
      readonly unit: string;
      readonly criterion: number;
      readonly criterionLabel: Text;
    }
);

type Evidenced = Pick<City, 'byKind' | 'dense'>;

/** Values over a criterion that may stand beside the events of the matter itself. */
const mostValues = 2;

function byTime(a: EvidenceLine, b: EvidenceLine): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.subject < b.subject ? -1 : 1;
}

function ofAsset(event: EventOf<'asset'>): EvidenceLine {
  const { subject, data, time } = event;
  const fault = worstFault(data);
  const [nameKo, nameEn] = [data.name.ko, data.name.en ?? data.name.ko];
  const text: Text =
    fault === undefined
      ? data.name
      : {
          ko: `${nameKo} ${fault.text.ko}`,
          en: `${nameEn}: ${(fault.text.en ?? fault.text.ko).toLowerCase()}`,
        };
  return {
    form: 'event',
    subject,
    at: fault?.since ?? time,
    severity: assetSeverity(data),
    basis: data.basis,
    text,
    note: undefined,
  };
}

function ofReport(event: EventOf<'request'>): EvidenceLine {
  const { subject, data } = event;
  return {
    form: 'event',
    subject,
    at: data.requestedAt,
    severity: 'Minor',
    basis: data.basis,
    text: data.service.name,
    note: data.place,
  };
}

/** What speaks for a situation now: of each factor the newest word, then more of the weightiest. */
function ofSituation({ byKind }: Evidenced, event: EventOf<'situation'>, most: number) {
  const { evidence, severity } = event.data;
  const holding = evidence.filter(({ isPast }) => isPast !== true);
  const first = [...gather(holding, ({ factor }) => factor).values()].flatMap(([newest]) =>
    newest === undefined ? [] : [newest],
  );
  const rest = holding
    .filter((one) => !first.includes(one))
    .toSorted((a, b) => b.weight - a.weight || byText(b.knownAt, a.knownAt));
  return [...first, ...rest].slice(0, most).map(({ subject, knownAt, text }): EvidenceLine => ({
    form: 'event',
    subject,
    at: knownAt,
    severity,
    basis: KINDS.map((kind) => byKind[kind].get(subject)?.data.basis).find(Boolean),
    text,
    note: undefined,
  }));
}

function ofMember(event: Exclude<OpenMatter, SituationMatter>['members'][number]): EvidenceLine {
  if (event.kind === 'asset') return ofAsset(event);
  if (event.kind === 'request') return ofReport(event);
  const { subject, data } = event;
  const basis = data.basis;
  if (event.kind === 'alert') {
    const names = event.data.areaNames.join('·');
    return {
      form: 'event',
      subject,
      at: event.data.sent,
      severity: event.data.severity,
      basis,
      text: event.data.headline,
      note: names === '' ? undefined : { ko: names },
    };
  }
  return {
    form: 'event',
    subject,
    at: event.data.startedAt,
    severity: event.data.severity,
    basis,
    text: event.data.headline,
    note: data.place,
  };
}

function ofValue(event: EventOf<'observation'>): EvidenceLine | undefined {
  const { data, subject } = event;
  const value = data.result;
  if (typeof value !== 'number' || data.resultQuality === 'bad') return undefined;
  const reached = data.thresholds?.findLast((threshold) => value >= threshold.value);
  if (reached === undefined || SEVERITIES.indexOf(reached.severity) > 2) return undefined;
  return {
    form: 'value',
    subject,
    at: data.resultTime,
    severity: reached.severity,
    basis: data.basis,
    name: data.featureOfInterest.name,
    property: data.observedProperty,
    value,
    unit: data.unit,
    criterion: reached.value,
    criterionLabel: reached.label,
  };
}

/** A road's speed where it is over a criterion of its source. */
function ofLink(table: DenseTable<'links'>, slot: number): EvidenceLine | undefined {
  const entry = table.entries[slot];
  const value = readableLinkValue(table, slot);
  const atMs = table.columns.atMs[slot] ?? Number.NaN;
  if (entry?.thresholds === undefined || value === undefined || !Number.isFinite(atMs)) {
    return undefined;
  }
  const reached = entry.thresholds.findLast((threshold) => value >= threshold.value);
  if (reached === undefined || SEVERITIES.indexOf(reached.severity) > 2) return undefined;
  return {
    form: 'value',
    subject: entry.subject,
    at: instantOf(atMs),
    severity: reached.severity,
    basis: table.marks[table.columns.mark[slot] ?? 0]?.basis,
    name: entry.name,
    property: 'traffic.speed',
    value,
    unit: entry.unit,
    criterion: reached.value,
    criterionLabel: reached.label,
  };
}

function valuesIn(
  { byKind, dense: { links } }: Evidenced,
  districts: ReadonlySet<DistrictCode>,
): readonly EvidenceLine[] {
  const isIn = (codes: readonly DistrictCode[]): boolean =>
    codes.some((code) => districts.has(code));
  const values = [...byKind.observation.values()]
    .filter(({ data }) => isIn(data.districts))
    .map(ofValue);
  const speeds = links.entries.map((entry, slot) =>
    entry !== undefined && isIn(entry.districts) ? ofLink(links, slot) : undefined,
  );
  const found = [...values, ...speeds].filter((line) => line !== undefined);
  const excess = (line: EvidenceLine): number =>
    line.form === 'value' ? line.value / line.criterion : 0;
  found.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      excess(b) - excess(a) ||
      byTime(a, b),
  );
  return eachProperty(found);
}

/** The worst value of each property: two gauges of one kind say the same thing. */
function eachProperty(lines: readonly EvidenceLine[]): readonly EvidenceLine[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    if (line.form !== 'value' || seen.has(line.property)) return false;
    seen.add(line.property);
    return true;
  });
}

/** Why the office holds the district at its level, as of its last judgement. */
function reasonsOf(byKind: ByKind, matter: OpenMatter): readonly EvidenceLine[] {
  const levels = selectDistrictLevels(byKind.indicator);
  if (matter.kind !== 'incidents' || levels === undefined) return [];
  return matter.reasons.map((text, index) => ({
    form: 'reason',
    subject: `reason/${index}`,
    at: levels.until,
    severity: matter.severity,
    basis: levels.basis,
    text,
    note: undefined,
  }));
}

/**
 * Why a matter stands where it does: the office's reasons or the worst values of its districts,
 * and its newest events, oldest first.
 */
export function selectEvidence(
  city: Evidenced,
  matter: OpenMatter,
  most: number,
): readonly EvidenceLine[] {
  if (matter.kind === 'situation') {
    return matter.members.flatMap((event) => ofSituation(city, event, most)).toSorted(byTime);
  }
  const isEquipment = matter.kind === 'assets' || matter.kind === 'requests';
  const isLocal = matter.kind === 'incidents' || matter.districts.length <= 3;
  const reasons = reasonsOf(city.byKind, matter).slice(0, most - 1);
  const values =
    isLocal && !isEquipment && reasons.length === 0
      ? valuesIn(city, new Set(matter.districts)).slice(0, Math.min(mostValues, most))
      : [];
  const reports = matter.kind === 'assets' ? matter.reports.map(ofReport) : [];
  const events = [...matter.members.map(ofMember), ...reports].toSorted(byTime);
  const newest = events.slice(-(most - values.length - reasons.length));
  return [...newest, ...values, ...reasons].toSorted(byTime);
}
