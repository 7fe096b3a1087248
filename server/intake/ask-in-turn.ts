import type { Call } from '../feed-kit/define-connector.ts';
import type { Clock } from './clock.ts';
import type { HttpFailure } from './http-fetch.ts';

/** Between two calls; gateways allow about 30 a second. */
const GAP_MS = 100;
/** A host that fails this often in a row is not asked the rest. */
const GIVE_UP_AFTER = 3;

export interface AskedRound {
  /** Names of calls to be asked again, those not reached among them. */
  readonly failed: ReadonlySet<string>;
  readonly answered: number;
  /** The longest wait the source asked for. */
  readonly retryAfterMs: number;
}

/** Asks the calls of a round one after another. */
export async function askInTurn(
  calls: readonly Call[],
  ask: (call: Call) => Promise<HttpFailure | undefined>,
  clock: Clock,
  signal: AbortSignal,
): Promise<AskedRound> {
  const failed = new Set<string>();
  let answered = 0;
  let failedInARow = 0;
  let retryAfterMs = 0;
  for (const [index, call] of calls.entries()) {
    if (signal.aborted) break;
    if (failedInARow >= GIVE_UP_AFTER) {
      failed.add(call.name);
      continue;
    }
    if (index > 0) await clock.sleep(GAP_MS, signal);
    const failure = await ask(call);
    if (failure === undefined) {
      answered += 1;
      failedInARow = 0;
      continue;
    }
    failed.add(call.name);
    failedInARow += 1;
    retryAfterMs = Math.max(retryAfterMs, failure.retryAfterMs ?? 0);
  }
  return { failed, answered, retryAfterMs };
}
