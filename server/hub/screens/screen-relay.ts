import type { CommandAnswer } from '../../../contract/command.ts';
import type { Instant } from '../../../contract/event.ts';
import { instantOf } from '../../../contract/instant.ts';
import type { Actor } from '../../../contract/office.ts';
import type { ScreensAnswer } from '../../../contract/screen.ts';
import type { Audit } from '../../command/audit.ts';
import type { StreamSocket } from '../stream.ts';
import { deliverer, type Delivered } from './deliver.ts';
import { knownScreens, type KnownScreen } from './known-screens.ts';
import { listenToPresenter } from './listen-to-presenter.ts';
import { listenToWall } from './listen-to-wall.ts';
import { ENTERED_REFUSALS, pairAttempts, RIGHT_CODES, WRONG_CODES } from './pair-attempts.ts';
import { pairingCodes } from './pairing-codes.ts';
import { presenterPasses } from './presenter-passes.ts';
import { presenters } from './presenters.ts';
import { remoteCommands } from './remote-command.ts';

export interface ScreenMeasures {
  readonly connected: number;
  readonly silent: number;
  readonly contextLosses: number;
  /** Of those connected, the one furthest behind. */
  readonly mostSeqLag: number;
}

/** The walls that look at this server, and who drives them. */
export interface ScreenRelay {
  /** `onServed`: the socket is a wall's or a paired phone's. */
  listen(socket: StreamSocket, onServed: () => void): void;
  /** All of the last 24 h. */
  list(): ScreensAnswer;
  /** A command of the office to a wall; `actor` as the server knows it. Never rejects. */
  command(id: string, request: unknown, actor: Actor | undefined): Promise<CommandAnswer>;
  measures(): ScreenMeasures;
}

export interface ScreenRelayParts {
  /** Of the wall clock. */
  readonly nowMs: () => number;
  /** Of the city's clock. */
  readonly cityNow: () => Instant;
  readonly audit: Pick<Audit, 'append' | 'find'>;
  /** Told of each command that was handed to a wall, or could not be. */
  readonly onDelivered?: (delivered: Delivered) => void;
}

/** A report comes every minute: two were missed. */
const SILENT_AFTER_MS = 3 * 60_000;

export function screenRelay(parts: ScreenRelayParts): ScreenRelay {
  const { nowMs, cityNow, onDelivered } = parts;
  const audit: ScreenRelayParts['audit'] = {
    ...parts.audit,
    append: (note) => parts.audit.append({ cityAt: cityNow(), ...note }),
  };
  const codes = pairingCodes(nowMs);
  const known = knownScreens(nowMs, (id) => codes.drop(id));
  const passes = presenterPasses(nowMs);
  const paired = presenters(passes, known);
  const deliver = deliverer((delivered) => onDelivered?.(delivered));
  const shared = { known, codes, passes, paired, deliver, audit, nowMs };
  const attempts = {
    guesses: pairAttempts(nowMs, WRONG_CODES),
    pairings: pairAttempts(nowMs, RIGHT_CODES),
    refusals: pairAttempts(nowMs, ENTERED_REFUSALS),
  };
  const command = remoteCommands(shared);
  const isSilent = ({ socket, heardAtMs }: KnownScreen): boolean =>
    socket === undefined || nowMs() - heardAtMs >= SILENT_AFTER_MS;

  return {
    listen: (socket, onServed) => {
      listenToWall(socket, shared, onServed);
      listenToPresenter(socket, { ...shared, ...attempts }, onServed);
    },
    list: () => ({
      now: instantOf(nowMs()),
      screens: known.list().map((screen) => ({
        id: screen.id,
        report: screen.report,
        state: screen.state,
        connectedAt: instantOf(screen.connectedAtMs),
        heardAt: instantOf(screen.heardAtMs),
        isSilent: isSilent(screen),
        presenters: paired.namesAt(screen.id).length,
      })),
    }),
    command,
    measures: () => {
      const all = known.list();
      const connected = all.filter(({ socket }) => socket !== undefined);
      return {
        connected: connected.length,
        silent: all.filter(isSilent).length,
        contextLosses: all.reduce((sum, { report }) => sum + report.contextLosses, 0),
        mostSeqLag: Math.max(0, ...connected.map(({ report }) => report.seqLag)),
      };
    },
  };
}
