import type { AskedDeskTables } from './asked-desk-tables.ts';
import type { Audit, AuditNote } from './audit.ts';
import type { Kept } from './kept.ts';
import { REFUSALS, type Refusal } from './refusals.ts';

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** How all that desks keep is kept, whatever it is. */
export interface DeskKeeping {
  /** What `act` answers; a disk that takes nothing is a refusal, too. */
  readonly orUnavailable: <T>(act: () => Promise<Kept<T>>) => Promise<Kept<T>>;
  /** One after the other: what is counted or looked for before is still so when something is made. */
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
  /** Refused, and entered in the trail as that. */
  readonly refuse: (why: Refusal, note: Omit<AuditNote, 'outcome'>) => Promise<Refused>;
  /** Enters in the trail what was changed, also what a server that was ended left over. */
  readonly enter: () => Promise<void>;
}

export interface DeskKeepingParts {
  readonly tables: AskedDeskTables;
  readonly audit: Pick<Audit, 'append'>;
  readonly onDefect: (error: unknown) => void;
}

export function deskKeeping({ tables, audit, onDefect }: DeskKeepingParts): DeskKeeping {
  const { trail } = tables;
  let entering = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    inTurn: (act) => {
      const own = turn.then(act);
      turn = own.catch(() => undefined);
      return own;
    },
    orUnavailable: async (act) => {
      try {
        return await act();
      } catch (error) {
        onDefect(error);
        return { ok: false, refusal: REFUSALS.notKept };
      }
    },
    refuse: async (why, note) => {
      await audit.append({ ...note, outcome: why.code }).catch(onDefect);
      return { ok: false, refusal: why };
    },
    enter: () => {
      entering = entering
        .then(async () => {
          for (const { number, note } of await trail.unentered()) {
            await audit.append(JSON.parse(note) as AuditNote);
            await trail.entered(number);
          }
        })
        .catch(onDefect);
      return entering;
    },
  };
}
