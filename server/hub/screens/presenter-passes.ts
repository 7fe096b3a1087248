import { randomBytes } from 'node:crypto';

/** Whom a pass lets drive what. */
export interface Pass {
  readonly pass: string;
  readonly screen: string;
  readonly name: string;
}

/** Passes of phones, in memory only: after a restart of the server every phone needs a code. */
export interface PresenterPasses {
  /** Undefined = so many are connected to the wall already. */
  give(screen: string, name: string): Pass | undefined;
  /** Undefined = never given, given up, or too long alone. */
  find(pass: string): Pass | undefined;
  /** Phone and wall are both here, or one of them is not. */
  note(pass: string, areBothHere: boolean): void;
  drop(pass: string): void;
}

/** 128 bits. */
const PASS_BYTES = 16;
const ALONE_FOR_MS = 30 * 60_000;
const PER_SCREEN = 20;

interface Held extends Pass {
  /** Since when phone or wall is missing; undefined = both are here. */
  readonly aloneSinceMs: number | undefined;
}

export function presenterPasses(nowMs: () => number): PresenterPasses {
  const held = new Map<string, Held>();
  const isOver = ({ aloneSinceMs }: Held): boolean =>
    aloneSinceMs !== undefined && nowMs() - aloneSinceMs >= ALONE_FOR_MS;
  const sweep = (): void => {
    for (const one of held.values()) if (isOver(one)) held.delete(one.pass);
  };
  return {
    give: (screen, name) => {
      sweep();
      const ofScreen = [...held.values()].filter((one) => one.screen === screen);
      if (ofScreen.length >= PER_SCREEN) {
        const oldest = ofScreen.find(({ aloneSinceMs }) => aloneSinceMs !== undefined);
        if (oldest === undefined) return undefined;
        held.delete(oldest.pass);
      }
      const pass = randomBytes(PASS_BYTES).toString('hex');
      const given = { pass, screen, name };
      held.set(pass, { ...given, aloneSinceMs: nowMs() });
      return given;
    },
    find: (pass) => {
      sweep();
      return held.get(pass);
    },
    note: (pass, areBothHere) => {
      const one = held.get(pass);
      if (one === undefined || isOver(one)) return;
      const aloneSinceMs = areBothHere ? undefined : (one.aloneSinceMs ?? nowMs());
      held.set(pass, { ...one, aloneSinceMs });
    },
    drop: (pass) => void held.delete(pass),
  };
}
