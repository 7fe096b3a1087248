import { COMMANDS, type CommandAnswer, type CommandName } from '../../contract/command.ts';
import type { CommandDoor } from '../command/command-door.ts';
import type { WhoIs } from '../command/identities.ts';
import { REFUSALS } from '../command/refusals.ts';
import type { StreamSocket } from './stream.ts';

/** Who may give commands over a socket, and what carries them out. */
export interface SocketOffice {
  readonly who: WhoIs;
  readonly door: CommandDoor;
}

/** A stream without an office: nobody is known to it. */
export const NO_OFFICE: SocketOffice = {
  who: () => undefined,
  door: { carryOut: () => Promise.resolve(REFUSALS.unknown) },
};

/** Takes the office's commands from a socket; `officeOf` = of what it watches; undefined = of the past. */
export function listenToCommands(
  socket: StreamSocket,
  officeOf: () => SocketOffice | undefined,
): void {
  const listen = (name: CommandName): void => {
    const take = (sent: unknown, answer: (result: CommandAnswer) => void): void => {
      if (typeof answer !== 'function') return;
      const office = officeOf();
      if (office === undefined) return answer(REFUSALS.past);
      const { who, door } = office;
      const { token, request } = takenApart(sent);
      void door.carryOut(name, request, who(token)).then(answer);
    };
    // Every command has its own form of the same listener.
    (socket as { on: (event: CommandName, listener: typeof take) => unknown }).on(name, take);
  };
  for (const name of COMMANDS) listen(name);
}

/** The token goes no further. */
function takenApart(sent: unknown): {
  readonly token: string | undefined;
  readonly request: unknown;
} {
  if (typeof sent !== 'object' || sent === null) return { token: undefined, request: sent };
  const { token, ...request } = sent as { readonly token?: unknown };
  return { token: typeof token === 'string' ? token : undefined, request };
}
