import type { CommandAnswer, CommandName, CommandRequest } from '../../contract/command.ts';
import type { TimelineSocket } from './timeline-socket.ts';

/**
 * Tells the office a command; `undefined` = no answer came in time or nothing is connected. It may
 * have been carried out all the same: the same key tells it again without doing it twice.
 */
export type GiveCommand = <N extends CommandName>(
  name: N,
  request: CommandRequest<N>,
  token: string | undefined,
) => Promise<CommandAnswer | undefined>;

const answerWithinMs = 15_000;

export function commandsBy(socket: TimelineSocket): GiveCommand {
  return (name, request, token) => {
    // Kept by socket.io it would be carried out at a time when nobody wants it any more.
    if (!socket.connected) return Promise.resolve(undefined);
    const told = token === undefined ? request : { ...request, token };
    return new Promise((resolve) => {
      // All commands are answered alike, whatever their name.
      socket
        .timeout(answerWithinMs)
        .emit<CommandName>(name, told, (error: Error | null, answer: CommandAnswer) =>
          resolve(error === null ? answer : undefined),
        );
    });
  };
}
