import { Worker } from 'node:worker_threads';
import type { AuditChain, AuditedCommand, AuditEntry, AuditOutcome } from '../../contract/audit.ts';
import type { Instant } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import type { Actor } from '../../contract/office.ts';
import { askedThread } from './asked-thread.ts';
import type { AuditRow } from './audit-digest.ts';
import type { AuditJob, AuditResults } from './audit-thread.ts';

export interface AuditNote {
  readonly cityAt?: Instant;
  /** Undefined = nobody known. */
  readonly actor: Actor | undefined;
  /** What nobody known did is entered all the same, e.g. shown by the code on a wall. */
  readonly isProven?: boolean;
  readonly command: AuditedCommand;
  readonly subject?: string;
  readonly key?: string;
  readonly request: string;
  readonly outcome: AuditOutcome;
}

/** What was done with a key. */
export interface Entered {
  readonly command: AuditedCommand;
  /** Undefined = entered as found: the city's log does not hold it. */
  readonly request: string | undefined;
  readonly actor: string | undefined;
  readonly subject: string;
  readonly at: Instant;
}

/** The trail of all commands, on disk; a thread does the writing. Rejects while the disk does not take it. */
export interface Audit {
  /** Settles when it is on disk. */
  append(note: AuditNote): Promise<void>;
  find(key: string): Promise<Entered | undefined>;
  /** Newest first, with numbers below `before`. */
  page(before: number, limit: number): Promise<readonly AuditEntry[]>;
  /** Goes over the whole file. */
  verify(): Promise<AuditChain>;
  close(): Promise<void>;
}

export interface AuditParts {
  /** Of the database; its folder is there. */
  readonly path: string;
  /** Of the wall. */
  readonly nowMs: () => number;
}

const MINUTE_MS = 60_000;
/** Of nobody known; the others of a minute are counted, so that a stranger cannot fill the disk. */
const STRANGERS_A_MINUTE = 30;

export function openAudit({ path, nowMs }: AuditParts): Audit {
  const thread = askedThread<AuditJob>(
    new Worker(new URL('audit-thread.ts', import.meta.url), { workerData: { path } }),
    'the audit trail is closed',
  );
  let minute = 0;
  let strangers = 0;
  let unentered = 0;
  const ask = <J extends AuditJob>(job: J): Promise<AuditResults[J['kind']]> =>
    thread.ask(job) as Promise<AuditResults[J['kind']]>;
  const isTooMany = (): boolean => {
    const now = Math.floor(nowMs() / MINUTE_MS);
    if (now !== minute) [minute, strangers] = [now, 0];
    strangers += 1;
    return strangers > STRANGERS_A_MINUTE;
  };
  return {
    append: async (note) => {
      const { cityAt, actor, command, subject, key, request, outcome } = note;
      if (actor === undefined && note.isProven !== true && isTooMany()) {
        unentered += 1;
        return;
      }
      const row = {
        at: instantOf(nowMs()),
        cityAt: cityAt ?? null,
        actor: actor === undefined ? null : JSON.stringify(actor),
        command,
        subject: subject ?? null,
        key: key ?? null,
        // Half a character would come back from the file as another one, and break the chain.
        request: request.toWellFormed(),
        outcome,
        unentered,
      };
      unentered = 0;
      await ask({ kind: 'append', row });
    },
    find: async (key) => {
      const row = await ask({ kind: 'find', key });
      if (row === undefined) return undefined;
      const { actor, subject, cityAt, at } = entryOf(row);
      const { command, outcome } = row;
      const request = outcome === 'found' ? undefined : row.request;
      return { command, request, actor: actor?.name, subject: subject ?? '', at: cityAt ?? at };
    },
    page: async (before, limit) => (await ask({ kind: 'page', before, limit })).map(entryOf),
    verify: () => ask({ kind: 'verify' }),
    close: () => thread.close({ kind: 'close' }),
  };
}

function entryOf(row: AuditRow): AuditEntry {
  return { ...row, actor: actorOf(row.actor) };
}

/** What somebody wrote over is no actor; the chain says which entry it is. */
function actorOf(text: string | null): Actor | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Actor;
  } catch {
    return { name: text, role: 'viewer' };
  }
}
