import type { CommandAnswer, CommandName, OfficeCommands } from '../../contract/command.ts';
import type { TimelineSocket } from './timeline-socket.ts';

/**
 * Tells the office a command; `undefined` = no answer came in time or nothing is connected. It may
 * have been carried out all the same: the same key tells it again without doing it twice.
 */
export type GiveCommand = <N extends CommandName>(
  name: N,
  request: OfficeCommands[N],
  token: string | undefined,
) => Promise<CommandAnswer | undefined>;

const answerWithinMs = 15_000;

export function commandsBy(socket: TimelineSocket): GiveCommand {
  return async (name, request, token) => {
    // Kept by socket.io it would be carried out at a time when nobody wants it any more.
    if (!socket.connected) return undefined;
    const told = token === undefined ? request : { ...request, token };
    // All commands are answered alike; TypeScript does not follow `name` to its own event.
    const patient = socket.timeout(answerWithinMs) as unknown as {
      emitWithAck: (name: CommandName, request: unknown) => Promise<CommandAnswer>;
    };
    try {
      return await patient.emitWithAck(name, told);
    } catch {
      return undefined;
    }
  };
}
