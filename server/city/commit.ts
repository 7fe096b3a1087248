import type { Delta } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import type { CityState } from './city-state.ts';
import { noteLeaving } from './leaving.ts';

/** Collects the changes of one step and numbers each. */
export interface Commit {
  upsert(event: CityEvent): void;
  remove(event: CityEvent): void;
  /** The step's delta; `from > to` when nothing changed. */
  delta(): Delta;
}

const SEQUENCE_DIGITS = 16;

export function commitTo(state: CityState, now: Instant): Commit {
  const from = state.seq + 1;
  const upserts: CityEvent[] = [];
  const removals: string[] = [];
  state.now = now;
  return {
    upsert: (event) => {
      state.seq += 1;
      const numbered = {
        ...event,
        sequence: String(state.seq).padStart(SEQUENCE_DIGITS, '0'),
      } as CityEvent;
      (state.byKind[event.kind] as Map<string, CityEvent>).set(event.subject, numbered);
      noteLeaving(state, numbered);
      upserts.push(numbered);
    },
    remove: (event) => {
      state.seq += 1;
      state.byKind[event.kind].delete(event.subject);
      removals.push(event.subject);
    },
    delta: () => ({ epoch: state.epoch, from, to: state.seq, now, upserts, removals }),
  };
}
