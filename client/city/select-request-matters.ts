import type { ByKind, EventOf } from './city.ts';
import { byText, eachOnce, gather } from './gather.ts';
import type { RequestMatter } from './open-matter.ts';
import { closestPoint } from './select-point.ts';

/** Open reports of citizens as a count a district; those about known equipment stand with it. */
export function selectRequestMatters({
  asset,
  request,
}: Pick<ByKind, 'asset' | 'request'>): readonly RequestMatter[] {
  const groups = gather(request.values(), ({ data }) => {
    const isJoined = data.asset !== undefined && asset.has(data.asset);
    if (data.status !== 'open' || isJoined) return undefined;
    return `requests/${data.districts[0] ?? 'nowhere'}`;
  });
  return [...groups].map(([key, found]) => requestMatter(key, found));
}

function requestMatter(key: string, found: readonly EventOf<'request'>[]): RequestMatter {
  const members = found.toSorted(
    (a, b) => byText(a.data.requestedAt, b.data.requestedAt) || byText(a.subject, b.subject),
  );
  const agencies = members.flatMap(({ data }) => (data.agency === undefined ? [] : [data.agency]));
  return {
    kind: 'requests',
    key,
    // One by one they are routine; a source ranks none of them.
    severity: 'Minor',
    since: members[0]?.data.requestedAt ?? '',
    districts: eachOnce(
      members.flatMap(({ data }) => data.districts),
      (code) => code,
    ),
    owners: eachOnce(agencies, ({ ko }) => ko),
    at: closestPoint(members.map(({ data }) => data.geometry)),
    members,
  };
}
