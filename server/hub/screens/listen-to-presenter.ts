import type { AuditOutcome } from '../../../contract/audit.ts';
import type { DriveAnswer, PairAnswer } from '../../../contract/presenter.ts';
import type { Text } from '../../../contract/place.ts';
import type { Audit } from '../../command/audit.ts';
import { commandRate } from '../command-rate.ts';
import { connectionOf } from '../connection-of.ts';
import { DRIVE_REQUEST, PAIR_REQUEST } from '../schema/presenter-schema.ts';
import type { StreamSocket } from '../stream.ts';
import type { Deliver } from './deliver.ts';
import { DRIVING } from './driving-rate.ts';
import type { KnownScreens } from './known-screens.ts';
import type { PairAttempts } from './pair-attempts.ts';
import type { PairingCodes } from './pairing-codes.ts';
import type { Pass, PresenterPasses } from './presenter-passes.ts';
import type { Presenters } from './presenters.ts';
import { SCREEN_WORDS } from './screen-words.ts';

export interface PresenterParts {
  readonly known: KnownScreens;
  readonly codes: PairingCodes;
  readonly passes: PresenterPasses;
  readonly paired: Presenters;
  /** Wrong codes, and right ones. */
  readonly guesses: PairAttempts;
  readonly pairings: PairAttempts;
  /** Refusals that were entered in the trail. */
  readonly refusals: PairAttempts;
  readonly deliver: Deliver;
  readonly audit: Pick<Audit, 'append'>;
  readonly nowMs: () => number;
}

type PairRefusal = Extract<PairAnswer, { readonly ok: false }>;

const refused = (code: PairRefusal['code'], problem: Text): PairRefusal => ({
  ok: false,
  code,
  problem,
});

/** Takes a phone's code or pass, and what it tells the wall from then on. */
export function listenToPresenter(
  socket: StreamSocket,
  {
    known,
    codes,
    passes,
    paired,
    guesses,
    pairings,
    refusals,
    deliver,
    audit,
    nowMs,
  }: PresenterParts,
  onServed: () => void,
): void {
  const { remoteAddress } = connectionOf(socket);
  const isInTime = commandRate(nowMs, DRIVING);

  /** That it was entered is of no use to the visitor, and a full disk must not stop a briefing. */
  const enter = (name: string, outcome: AuditOutcome, screen?: string): void => {
    const subject = screen === undefined ? {} : { subject: `screen/${screen}` };
    const request = JSON.stringify({ name });
    const isProven = outcome === 'done';
    const who = { actor: undefined, isProven } as const;
    const note = { ...who, command: 'pair', ...subject, request, outcome } as const;
    audit.append(note).catch((error: unknown) => console.error('audit trail:', error));
  };
  const taken = (pass: Pass): PairAnswer => {
    const screen = known.find(pass.screen);
    paired.enter(socket, pass);
    onServed();
    const name = screen?.report.name;
    return {
      ok: true,
      screen: pass.screen,
      ...(name === undefined ? {} : { screenName: name }),
      pass: pass.pass,
      state: screen?.socket === undefined ? null : screen.state,
    };
  };
  const byCode = (code: string, name: string): PairAnswer => {
    if (guesses.isTooOften(remoteAddress) || pairings.isTooOften(remoteAddress)) {
      if (!refusals.isTooOften(remoteAddress)) {
        refusals.note(remoteAddress);
        enter(name, 'unavailable');
      }
      return refused('too-often', SCREEN_WORDS.tooOften);
    }
    const id = codes.screenOf(code);
    if (id === undefined) {
      guesses.note(remoteAddress);
      enter(name, 'not-allowed');
      return refused('wrong-code', SCREEN_WORDS.wrongCode);
    }
    if (known.find(id)?.socket === undefined) return refused('gone', SCREEN_WORDS.gone);
    const before = paired.passOf(socket);
    const pass = passes.give(id, name);
    // A phone that another wall has no room for goes on driving the one it has.
    if (pass === undefined) return refused('too-often', SCREEN_WORDS.full);
    if (before !== undefined) passes.drop(before.pass);
    pairings.note(remoteAddress);
    enter(name, 'done', id);
    return taken(pass);
  };
  const pair = (sent: unknown): PairAnswer => {
    const parsed = PAIR_REQUEST.safeParse(sent);
    if (!parsed.success) return refused('wrong-code', SCREEN_WORDS.wrongCode);
    if ('code' in parsed.data) return byCode(parsed.data.code, parsed.data.name);
    const pass = passes.find(parsed.data.pass);
    return pass === undefined ? refused('wrong-code', SCREEN_WORDS.unknownPass) : taken(pass);
  };

  const drive = async (sent: unknown): Promise<DriveAnswer> => {
    const pass = paired.passOf(socket);
    const screen = pass && known.find(pass.screen);
    if (pass === undefined || screen === undefined) {
      return { ok: false, code: 'not-paired', problem: SCREEN_WORDS.notPaired };
    }
    if (!isInTime()) return { ok: false, code: 'refused', problem: SCREEN_WORDS.tooFast };
    const parsed = DRIVE_REQUEST.safeParse(sent);
    if (!parsed.success) {
      return { ok: false, code: 'bad-request', problem: SCREEN_WORDS.unknownCommand };
    }
    return deliver(screen, { ...parsed.data, by: pass.name });
  };

  socket.on('pair', (request, answer) => {
    if (typeof answer === 'function') answer(pair(request));
  });
  socket.on('drive', (request, answer) => {
    if (typeof answer === 'function') void drive(request).then(answer);
  });
  socket.on('unpair', () => {
    const pass = paired.passOf(socket);
    paired.leave(socket);
    if (pass !== undefined) passes.drop(pass.pass);
  });
  socket.on('disconnect', () => paired.leave(socket));
}
