import type { CommandAnswer, CommandName } from './command.ts';
import type { Instant } from './event.ts';
import type { Actor } from './office.ts';

type Refusal = Extract<CommandAnswer, { readonly ok: false }>['code'];

/**
 * What became of a command: `done`, or why it was refused. `found` = it stands in the city's log and
 * not here, because the server ended between the two; entered at the next start.
 */
export type AuditOutcome = 'done' | 'found' | Refusal;

/** A command of the office, a presenter paired with a wall, a remote command to one, or a change of a workspace or of a shared overlay. */
export type AuditedCommand = CommandName | 'pair' | 'screen' | 'workspace' | 'overlay';

/** A command as it was given, for good. */
export interface AuditEntry {
  /** From 1, without a gap. */
  readonly number: number;
  /** On the wall's clock. */
  readonly at: Instant;
  /** On the city's clock, another one in a recording; `null` = no city was shown. */
  readonly cityAt: Instant | null;
  /** `null` = nobody the office knows. */
  readonly actor: Actor | null;
  readonly command: AuditedCommand;
  readonly subject: string | null;
  /** `null` = it had none that could be read. */
  readonly key: string | null;
  /** JSON of the request as it was read, or as it came if it could not be; never a token. */
  readonly request: string;
  readonly outcome: AuditOutcome;
  /** Refused before this one and not entered, because too many came from nobody known. */
  readonly unentered: number;
  /** SHA-256 of the entry before, in hex; of number 1 all zero. */
  readonly previous: string;
  /** SHA-256 over `previous` and all of the entry. */
  readonly sha256: string;
}

/** Whether every entry is as it was written. */
export type AuditChain =
  | { readonly holds: true; readonly entries: number; readonly head: string }
  | {
      readonly holds: false;
      readonly entries: number;
      readonly head: string;
      /** The first that is not as it was written, or is missing. */
      readonly brokenAt: number;
      readonly why: string;
    };

/** `GET /api/v1/audit`: newest first. */
export interface AuditAnswer {
  readonly chain: AuditChain;
  readonly entries: readonly AuditEntry[];
  /** `before` of the next page; absent on the last. */
  readonly next?: number;
}
