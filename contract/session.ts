import type { CommandName } from './command.ts';
import type { Actor, Contact, Role } from './office.ts';

/** `GET /api/v1/session`: who the sender is to the office, and what it may do. */
export interface SessionAnswer {
  /** `null` = nobody: read-only. */
  readonly actor: Actor | null;
  readonly may: readonly CommandName[];
  /** Nobody may give commands here, because no token is set. */
  readonly isReadOnly: boolean;
  /** To whom it may give orders: the contacts of the city; absent for whoever may give none. */
  readonly contacts?: readonly Contact[];
  /** Only in a demo: identities of nobody real, for whoever wants to try. */
  readonly demo?: readonly { readonly name: string; readonly role: Role; readonly token: string }[];
}
