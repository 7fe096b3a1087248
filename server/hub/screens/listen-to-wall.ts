import { z } from 'zod';
import { instantOf } from '../../../contract/instant.ts';
import type { ScreenAnswer } from '../../../contract/screen.ts';
import { SCREEN_REPORT, SCREEN_STATE } from '../schema/screen-schema.ts';
import type { StreamSocket } from '../stream.ts';
import type { KnownScreens, NotTaken } from './known-screens.ts';
import type { PairingCodes } from './pairing-codes.ts';
import type { Presenters } from './presenters.ts';

export interface WallParts {
  readonly known: KnownScreens;
  readonly codes: PairingCodes;
  readonly paired: Presenters;
  readonly nowMs: () => number;
}

const NOT_TAKEN: Readonly<Record<NotTaken, string>> = {
  replaced: 'another page of this device has taken its place',
  another: 'this page is another screen already',
  full: 'too many screens',
};

/** Takes what a wall tells of itself. */
export function listenToWall(
  socket: StreamSocket,
  { known, codes, paired, nowMs }: WallParts,
  onServed: () => void,
): void {
  const connectedAtMs = nowMs();

  const hear = (sent: unknown): ScreenAnswer => {
    const parsed = SCREEN_REPORT.safeParse(sent);
    if (!parsed.success) return { ok: false, problem: z.prettifyError(parsed.error) };
    const isFirst = known.ofSocket(socket) === undefined;
    const screen = known.hear(socket, parsed.data, connectedAtMs);
    if (typeof screen === 'string') return { ok: false, problem: NOT_TAKEN[screen] };
    if (isFirst) paired.noteWall(screen.id);
    onServed();
    const { code, untilMs } = codes.of(screen.id);
    return {
      ok: true,
      id: screen.id,
      code,
      codeUntil: instantOf(untilMs),
      codeForMs: Math.max(0, Math.round(untilMs - nowMs())),
      presenters: paired.namesAt(screen.id),
    };
  };

  socket.on('screen', (report, answer) => {
    if (typeof answer === 'function') answer(hear(report));
  });
  socket.on('screenState', (sent) => {
    const screen = known.ofSocket(socket);
    if (screen === undefined) return;
    const parsed = SCREEN_STATE.safeParse(sent);
    // Not known is told as that; those who drive it keep what they have.
    screen.state = parsed.data ?? null;
    if (parsed.success) paired.tell(screen.id, parsed.data);
  });
  socket.on('disconnect', () => {
    const screen = known.ofSocket(socket);
    if (screen === undefined) return;
    screen.socket = undefined;
    paired.noteWall(screen.id);
    paired.tell(screen.id, null);
  });
}
