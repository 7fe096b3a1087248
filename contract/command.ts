import type { Instant } from './event.ts';
import type { DirectiveState } from './directive.ts';
import type { NotePin, Role } from './office.ts';
import type { StageLevel } from './stage.ts';
import type { Text } from './place.ts';

/** 8–64 of A–Z a–z 0–9 - _: the same key is carried out once, and answered alike each time. */
export interface Keyed {
  readonly key: string;
}

/** What people tell the office, before it has its key. */
export interface OfficeWishes {
  /** Acknowledge: I have seen it and take care of it. */
  ack: { readonly subject: string; readonly reason?: string };
  assign: { readonly subject: string; readonly assignee: string };
  /** With a pin, only to a situation, it stands on the map and in the time. */
  note: { readonly subject: string; readonly text: string; readonly pin?: NotePin };
  /** 15 min … 12 h; never an alarm of severity Extreme. */
  shelve: { readonly subject: string; readonly minutes: number; readonly reason: string };
  unshelve: { readonly subject: string; readonly reason?: string };
  /** Quiet until its value or severity changes. */
  snooze: { readonly subject: string; readonly reason: string };
  /** Confirms the proposed level, or sets another with a reason. */
  stage: { readonly level: StageLevel; readonly reason?: string };
  /** What the ministry has declared, entered by a person; `level` absent = lifted. */
  crisis: { readonly level?: string; readonly text?: string; readonly at?: Instant };
  /** Orders somebody to do something. */
  direct: {
    readonly about: string;
    /** Id of a contact of the city. */
    readonly recipient: string;
    readonly text: string;
    readonly dueAt: Instant;
  };
  /** The recipient's word on an order, or the office's withdrawal of it. */
  answer: {
    readonly directive: string;
    readonly state: Exclude<DirectiveState, 'issued'>;
    readonly reason?: string;
  };
}
export type CommandName = keyof OfficeWishes;

/** A wish with the key of its intention. */
export type CommandRequest<N extends CommandName> = Keyed & OfficeWishes[N];

/**
 * What people tell the office, by socket event or `POST /api/v1/commands/{name}`. Each is carried out
 * once a key, refused without the role, and in the log before it is answered.
 */
export type OfficeCommands = { readonly [N in CommandName]: CommandRequest<N> };

export const COMMANDS = [
  'ack',
  'assign',
  'note',
  'shelve',
  'unshelve',
  'snooze',
  'stage',
  'crisis',
  'direct',
  'answer',
] as const satisfies readonly CommandName[];

/** One command of any name, as rules see it. */
export type OfficeCommand = {
  readonly [N in CommandName]: { readonly name: N; readonly request: OfficeCommands[N] };
}[CommandName];

/** What the lowest role that may give a command is. */
export const COMMAND_ROLES: Readonly<Record<CommandName, Role>> = {
  ack: 'operator',
  assign: 'operator',
  note: 'operator',
  shelve: 'operator',
  unshelve: 'operator',
  snooze: 'operator',
  stage: 'supervisor',
  crisis: 'supervisor',
  direct: 'supervisor',
  answer: 'operator',
};

/**
 * `repeated`: the key was carried out before. `unknown-role`: no token or none that is known; then
 * the office is read-only for the sender.
 */
export type CommandAnswer =
  | {
      readonly ok: true;
      readonly subject: string;
      readonly at: Instant;
      readonly repeated?: boolean;
    }
  | {
      readonly ok: false;
      readonly code:
        | 'bad-request'
        | 'unknown-role'
        | 'not-allowed'
        | 'no-such-subject'
        | 'conflict'
        | 'past'
        | 'unavailable';
      readonly problem: Text;
    };
