import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import type { Queried } from '../../contract/history.ts';
import { instantMs } from '../../contract/instant.ts';
import { openHistory, type History } from '../../server/log/history.ts';
import { writtenLog, type WrittenLog } from './written-log.ts';

/** A log that a test writes and the history that follows it. */
export interface FollowedLog extends AsyncDisposable {
  readonly log: WrittenLog;
  readonly historyPath: string;
  readonly history: () => History;
  /** What the history said it could not take, in order. */
  readonly troubles: readonly string[];
  /** Settles once the history has taken this event. */
  has(event: CityEvent | undefined): Promise<void>;
  /** The history is closed; `between` happens; it is opened again. */
  reopen(between?: () => void): Promise<void>;
}

export async function historyOf(zone = 'Asia/Seoul'): Promise<FollowedLog> {
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  const log = writtenLog(join(folder, 'city.db'));
  const historyPath = join(folder, 'city-history.db');
  const troubles: string[] = [];
  const open = (): Promise<History> =>
    openHistory({
      logPath: log.path,
      historyPath,
      zone,
      deadlineMs: 30_000,
      onTrouble: (why) => troubles.push(why),
    });
  let history = await open();
  return {
    log,
    historyPath,
    history: () => history,
    troubles,
    has: (event) =>
      vi.waitFor(
        async () => {
          if (event !== undefined) {
            const { sequence, recordedtime } = event;
            history.note({ seq: Number(sequence ?? 0), atMs: instantMs(recordedtime) });
          }
          const versions = given(await history.event(event?.id ?? ''));
          if (!versions.some(({ sequence }) => sequence === event?.sequence)) {
            throw new Error(`not taken yet: ${event?.id}; ${troubles.join('; ')}`);
          }
        },
        { timeout: 30_000, interval: 100 },
      ),
    reopen: async (between) => {
      await history.close();
      between?.();
      history = await open();
    },
    [Symbol.asyncDispose]: async () => {
      await history.close();
      log.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The answer of a question that must have one. */
export function given<T>(queried: Queried<T>): T {
  if (!queried.ok) throw new Error(`${queried.kind}: ${queried.detail}`);
  return queried.answer;
}
