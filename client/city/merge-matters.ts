import type { AssetMatter, IncidentMatter, OpenMatter } from './open-matter.ts';

function merge(a: IncidentMatter, b: IncidentMatter): IncidentMatter {
  const owners = new Map([...a.owners, ...b.owners].map((owner) => [owner.ko, owner]));
  return {
    ...a,
    key: `merged/${a.category}/${a.severity}`,
    since: a.since < b.since ? a.since : b.since,
    districts: [...new Set([...a.districts, ...b.districts])],
    owners: [...owners.values()],
    members: [...a.members, ...b.members],
    reasons: [],
  };
}

function mergeAssets(a: AssetMatter, b: AssetMatter): AssetMatter {
  return {
    ...a,
    key: `merged/${keyOf(a)}`,
    since: a.since < b.since ? a.since : b.since,
    districts: [...new Set([...a.districts, ...b.districts])],
    members: [...a.members, ...b.members],
    reports: [...a.reports, ...b.reports],
  };
}

function keyOf(matter: OpenMatter): string {
  if (matter.kind === 'incidents') return `${matter.category}/${matter.severity}`;
  if (matter.kind !== 'assets') return matter.key;
  return `assets/${matter.assetType}/${matter.fault?.ko ?? ''}/${matter.severity}`;
}

/**
 * For a list with room for `most` rows: when there are more matters, those of one kind and level
 * become one row over their districts, in the place of the first, so that no kind is crowded out.
 */
export function mergeMatters(matters: readonly OpenMatter[], most: number): readonly OpenMatter[] {
  if (matters.length <= most) return matters;
  const rows = new Map<string, OpenMatter>();
  for (const matter of matters) {
    const key = keyOf(matter);
    rows.set(key, mergePair(rows.get(key), matter));
  }
  return [...rows.values()];
}

function mergePair(held: OpenMatter | undefined, matter: OpenMatter): OpenMatter {
  if (held?.kind === 'incidents' && matter.kind === 'incidents') return merge(held, matter);
  return held?.kind === 'assets' && matter.kind === 'assets' ? mergeAssets(held, matter) : matter;
}
