import { assetSeverity, isBroken, worstFault } from './asset-condition.ts';
import type { ByKind, EventOf } from './city.ts';
import { byText, eachOnce, gather, worstSeverity } from './gather.ts';
import type { AssetMatter } from './open-matter.ts';
import { closestPoint } from './select-point.ts';

type Asset = EventOf<'asset'>;
type Report = EventOf<'request'>;

const sinceOf = ({ data, time }: Asset): string => worstFault(data)?.since ?? time;

function assetMatter(
  key: string,
  found: readonly Asset[],
  reportsOn: ReadonlyMap<string | undefined, readonly Report[]>,
): AssetMatter {
  const members = found.toSorted(
    (a, b) => byText(sinceOf(a), sinceOf(b)) || byText(a.subject, b.subject),
  );
  const reports = members.flatMap(({ subject }) => reportsOn.get(subject) ?? []);
  const [first] = members;
  const isOnlyReported = first !== undefined && !isBroken(first.data);
  const since = isOnlyReported
    ? reports.map(({ data }) => data.requestedAt).toSorted(byText)[0]
    : first && sinceOf(first);
  const agencies = reports.flatMap(({ data }) => (data.agency === undefined ? [] : [data.agency]));
  return {
    kind: 'assets',
    key,
    assetType: first?.data.assetType ?? '',
    fault: first && worstFault(first.data)?.text,
    state: first?.data.state ?? 'unknown',
    severity: isOnlyReported
      ? 'Minor'
      : worstSeverity(members.map(({ data }) => assetSeverity(data))),
    since: since ?? '',
    districts: eachOnce(
      members.flatMap(({ data }) => data.districts),
      (code) => code,
    ),
    owners: eachOnce(agencies, ({ ko }) => ko),
    at: closestPoint(members.map(({ data }) => data.geometry)),
    members,
    reports,
  };
}

/**
 * Broken equipment by its kind, what fails and its district, so that a dark street is one line; what
 * hangs on broken equipment is part of that. Equipment that only citizens complain of stands too.
 */
export function selectAssetMatters({
  asset,
  request,
}: Pick<ByKind, 'asset' | 'request'>): readonly AssetMatter[] {
  const open = [...request.values()].filter(({ data }) => data.status === 'open');
  const holderOf = ({ data: { partOf } }: Asset): Asset | undefined => {
    const holder = partOf === undefined ? undefined : asset.get(partOf);
    return holder !== undefined && isBroken(holder.data) ? holder : undefined;
  };
  // A dark lamp behind a cabinet that is out is a report about the cabinet.
  const reportsOn = Map.groupBy(open, ({ data }) => {
    const about = data.asset === undefined ? undefined : asset.get(data.asset);
    return about === undefined ? undefined : (holderOf(about)?.subject ?? about.subject);
  });
  const groups = gather(asset.values(), (event) => {
    const { assetType, state, districts } = event.data;
    if (!isBroken(event.data)) {
      return reportsOn.has(event.subject) ? `assets/reported/${event.subject}` : undefined;
    }
    if (holderOf(event) !== undefined) return undefined;
    const fault = worstFault(event.data)?.code ?? state;
    return `assets/${assetType}/${fault}/${districts[0] ?? 'nowhere'}`;
  });
  return [...groups].map(([key, found]) => assetMatter(key, found, reportsOn));
}
