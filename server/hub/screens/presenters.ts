import type { ScreenState } from '../../../contract/screen.ts';
import type { StreamSocket } from '../stream.ts';
import type { KnownScreens } from './known-screens.ts';
import type { Pass, PresenterPasses } from './presenter-passes.ts';

/** The connected phones, each with the wall that it drives. */
export interface Presenters {
  enter(socket: StreamSocket, pass: Pass): void;
  /** Its pass stays good for a while; the wall stays as it is. */
  leave(socket: StreamSocket): void;
  /** The pass that a socket drives by; undefined = by none that is still good. */
  passOf(socket: StreamSocket): Pass | undefined;
  namesAt(screen: string): readonly string[];
  /** To all who drive this wall. */
  tell(screen: string, state: ScreenState | null): void;
  /** The wall came or went. */
  noteWall(screen: string): void;
}

export function presenters(passes: PresenterPasses, known: KnownScreens): Presenters {
  const passOf = new Map<StreamSocket, Pass>();
  const at = (screen: string): readonly (readonly [StreamSocket, Pass])[] =>
    [...passOf].filter(([, pass]) => pass.screen === screen);
  const namesAt = (screen: string): readonly string[] => at(screen).map(([, { name }]) => name);
  const tellWall = (screen: string): void => {
    known.find(screen)?.socket?.emit('presenters', namesAt(screen));
  };
  const leave = (socket: StreamSocket): void => {
    const left = passOf.get(socket);
    if (left === undefined) return;
    passOf.delete(socket);
    const isElsewhere = [...passOf.values()].some(({ pass }) => pass === left.pass);
    if (!isElsewhere) passes.note(left.pass, false);
    tellWall(left.screen);
  };
  return {
    enter: (socket, pass) => {
      leave(socket);
      // Its last socket may still be held open by a dead link.
      const before = [...passOf].find(([, own]) => own.pass === pass.pass)?.[0];
      if (before !== undefined) passOf.delete(before);
      passOf.set(socket, pass);
      passes.note(pass.pass, known.find(pass.screen)?.socket !== undefined);
      tellWall(pass.screen);
    },
    leave,
    passOf: (socket) => {
      const own = passOf.get(socket);
      return own === undefined ? undefined : passes.find(own.pass);
    },
    namesAt,
    tell: (screen, state) => {
      for (const [socket] of at(screen)) socket.emit('shown', state);
    },
    noteWall: (screen) => {
      const isHere = known.find(screen)?.socket !== undefined;
      for (const [socket, { pass }] of at(screen)) {
        passes.note(pass, isHere);
        if (passes.find(pass) === undefined) passOf.delete(socket);
      }
    },
  };
}
