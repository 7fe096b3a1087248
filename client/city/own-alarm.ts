import type { OpenMatter } from './open-matter.ts';

/** An alarm of this server about itself: no authority issued it, and no lost source makes it old. */
export function isOwnAlarm(matter: OpenMatter): boolean {
  return matter.kind === 'alert' && matter.members.every(({ domain }) => domain === 'system');
}
