import type { Failure } from './arrival.ts';
import type { Clock } from './clock.ts';

/** How a connection ended. */
export interface Ending {
  readonly failure: Failure;
}

export interface StaySetup {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** 0 ≤ x < 1; spreads what comes back after one broker went away. */
  readonly random: () => number;
  readonly onFailure: (failure: Failure) => void;
}

const FIRST_MS = 1_000;
const LONGEST_MS = 2 * 60_000;
/** A connection that held this long was sound: the next trouble is a new one. */
const SOUND_MS = 60_000;
/** A password is mended by a person, and brokers lock out who keeps trying a wrong one. */
const REFUSED_MS = 10 * 60_000;

/** Opens a connection again and again until the signal, waiting longer after each that failed. */
export async function stayConnected(
  connect: () => Promise<Ending>,
  { clock, signal, random, onFailure }: StaySetup,
): Promise<void> {
  let failed = 0;
  while (!signal.aborted) {
    const openedMs = clock.now();
    const { failure } = await connect();
    if (signal.aborted) return;
    onFailure(failure);
    failed = clock.now() - openedMs >= SOUND_MS ? 1 : failed + 1;
    await clock.sleep(waitMs(failure, failed, random), signal);
  }
}

/** Full jitter; a refusal is waited out at least half its time, because trying harms. */
function waitMs({ kind }: Failure, failed: number, random: () => number): number {
  if (kind === 'refused' || kind === 'blocked') return REFUSED_MS * (0.5 + random() / 2);
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failed);
}
