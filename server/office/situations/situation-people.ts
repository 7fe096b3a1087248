import type { SituationData } from '../../../contract/situation.ts';
import { newestNotes } from '../newest-notes.ts';

/** What people did with a situation. */
export interface People extends Pick<SituationData, 'acknowledged' | 'assignee'> {
  readonly notes: NonNullable<SituationData['notes']>;
  readonly acts: NonNullable<SituationData['acts']>;
}

export const NOBODY: People = { notes: [], acts: [] };

/** As its event tells it. */
export function peopleOf(data: SituationData): People {
  const { acknowledged, assignee, notes = [], acts = [] } = data;
  return {
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(assignee === undefined ? {} : { assignee }),
    notes,
    acts,
  };
}

/** For its event; what nobody did is absent. */
export function toldPeople(people: People) {
  const { notes, acts, ...rest } = people;
  return {
    ...rest,
    ...(notes.length === 0 ? {} : { notes }),
    ...(acts.length === 0 ? {} : { acts }),
  };
}

/** It asks again. */
export function unacknowledged(people: People): People {
  const { acknowledged: _, ...rest } = people;
  return rest;
}

/** Whether something of it is to be told anew. */
export function isOther(before: People, after: People): boolean {
  return (
    before.acknowledged !== after.acknowledged ||
    before.assignee !== after.assignee ||
    after.notes.some((note) => !before.notes.includes(note))
  );
}

/**
 * Of two that became one. It stays acknowledged only if both were: whoever acknowledged the one never
 * saw the other. Whoever was assigned to the one that goes on stays; all notes are kept.
 */
export function joined(into: People, from: People): People {
  const areBoth = into.acknowledged !== undefined && from.acknowledged !== undefined;
  const { assignee = from.assignee } = into;
  const notes = [...into.notes, ...from.notes].toSorted((a, b) =>
    a.at === b.at ? 0 : a.at < b.at ? -1 : 1,
  );
  return {
    ...(areBoth ? into : unacknowledged(into)),
    ...(assignee === undefined ? {} : { assignee }),
    notes: newestNotes(notes),
  };
}
