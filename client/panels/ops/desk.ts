import type { CommandAnswer, CommandName, CommandRequest } from '../../../contract/command.ts';
import type { Actor } from '../../../contract/office.ts';

/** Tells the office a command; `undefined` = no answer came. */
export type Give = <N extends CommandName>(
  name: N,
  request: CommandRequest<N>,
) => Promise<CommandAnswer | undefined>;

/** What a panel needs to let a person command. */
export interface Desk {
  readonly give: Give;
  readonly actor: Actor | null;
  /** Why a command cannot be given now, in words; `undefined` = it can. */
  readonly whyNot: (name: CommandName) => string | undefined;
}
