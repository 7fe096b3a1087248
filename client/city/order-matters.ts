import { SEVERITIES, type Instant } from '../../contract/event.ts';
import type { OpenMatter } from './open-matter.ts';

function timesOf(matter: OpenMatter): readonly Instant[] {
  switch (matter.kind) {
    case 'alert':
      return matter.members.map(({ data }) => data.sent);
    case 'situation':
      return [matter.since, ...matter.members.flatMap(({ data }) => data.course.at(-1)?.at ?? [])];
    case 'incidents':
      return matter.members.map(({ data }) => data.startedAt);
    case 'assets':
      return [matter.since];
    case 'requests':
      return matter.members.map(({ data }) => data.requestedAt);
  }
}

function newestOf(matter: OpenMatter): Instant {
  return timesOf(matter).reduce((newest, time) => (time > newest ? time : newest), '');
}

/**
 * For a list with fewer rows than matters: gravest first, and of one level those with the latest
 * word first. A warning of noon is known by evening; what was said ten minutes ago is not.
 */
export function latestFirst(matters: readonly OpenMatter[]): readonly OpenMatter[] {
  const rank = ({ severity }: OpenMatter): number => SEVERITIES.indexOf(severity);
  return matters.toSorted((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    const [newestA, newestB] = [newestOf(a), newestOf(b)];
    if (newestA !== newestB) return newestA > newestB ? -1 : 1;
    return a.key < b.key ? -1 : 1;
  });
}
