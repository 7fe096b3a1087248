import type { IncidentMatter, OpenMatter } from './open-matter.ts';

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

/**
 * For a list with room for `most` rows: when there are more matters, those of one kind and level
 * become one row over their districts, in the place of the first, so that no kind is crowded out.
 */
export function mergeMatters(matters: readonly OpenMatter[], most: number): readonly OpenMatter[] {
  if (matters.length <= most) return matters;
  const rows = new Map<string, OpenMatter>();
  for (const matter of matters) {
    const key = matter.kind === 'incidents' ? `${matter.category}/${matter.severity}` : matter.key;
    const held = rows.get(key);
    const isPair = held?.kind === 'incidents' && matter.kind === 'incidents';
    rows.set(key, isPair ? merge(held, matter) : matter);
  }
  return [...rows.values()];
}
