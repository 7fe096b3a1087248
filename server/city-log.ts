import { statSync } from 'node:fs';
import type { Delta } from '../contract/delta.ts';
import { instantMs } from '../contract/instant.ts';
import type { Timeline } from './hub/timeline.ts';
import type { EventLog, EventLogParts, LogState } from './log/event-log.ts';
import { openHistory, type History } from './log/history.ts';
import { lastSteps, type LastSteps } from './log/last-steps.ts';
import { openLog } from './log/open-log.ts';
import { pastReader, type PastReader } from './log/past-reader.ts';
import { logLag, type LagMeasures } from './log-lag.ts';

export interface LogMeasures extends LagMeasures {
  /** On disk, with what is not yet moved into the file itself. */
  readonly bytes: number;
}

/** Everything that keeps a city's past, and reads it: opened together, closed in order. */
export interface CityLog {
  readonly log: EventLog;
  /** Reads the log while it is written. */
  readonly past: PastReader;
  /** What can be asked of the past; built beside the log. */
  readonly history: History;
  /** The end of a log that was there before. */
  readonly last: LastSteps;
  readonly state: () => LogState;
  /** False while the disk takes nothing. */
  readonly isRecording: () => boolean;
  readonly measures: () => LogMeasures;
  /** Settles when all is written and every file is closed. */
  close(): Promise<void>;
}

const NOTHING: LastSteps = { deltas: [], steps: [] };
const MINUTE_MS = 60_000;
/** What screens may resume from, and what the office remembers of single events. */
export const LAST = {
  count: 10_000,
  ageMs: 15 * MINUTE_MS,
  stepsMs: 24 * 60 * MINUTE_MS,
  kinds: new Set(['observation', 'incident', 'asset', 'alert', 'request', 'alarm'] as const),
  withinMs: 3_000,
} as const;

export interface CityLogParts extends EventLogParts {
  /** IANA zone of the city: its hours and days are those of the history. */
  readonly zone: string;
  /** While nobody sees the city the history rests: it is built once somebody may ask. */
  readonly isHidden?: () => boolean;
}

/** Opens the log of a city and what reads it. A log of another mode or city is a ConfigError. */
export async function cityLog(parts: CityLogParts): Promise<CityLog> {
  const { path } = parts;
  let state: LogState = { kind: 'recording' };
  let history: History | undefined;
  const lag = logLag(() => performance.now());
  const opened = await openLog({
    ...parts,
    onState: (next) => {
      state = next;
      parts.onState(next);
    },
    onCommitted: (delta) => {
      lag.committed(delta);
      if (state.kind === 'recording') {
        history?.note({ seq: delta.to, atMs: instantMs(delta.now) }, parts.isHidden?.());
      }
      parts.onCommitted(delta);
    },
  });
  const past = pastReader({ path });
  history = await openHistory({
    logPath: path,
    historyPath: path.replace(/\.db$/, '-history.db'),
    zone: parts.zone,
    onTrouble: (why) => console.error(`history: ${why}`),
  });
  const asked = history;
  if (opened.restored !== undefined) {
    const { seq, now } = opened.restored;
    asked.note({ seq, atMs: instantMs(now) });
  }
  return {
    log: {
      ...opened,
      append: (entry) => {
        lag.appended(entry.delta);
        opened.append(entry);
      },
      restart: (epoch) => {
        lag.clear();
        opened.restart(epoch);
        asked.reset();
      },
    },
    past,
    history: asked,
    last: opened.restored === undefined ? NOTHING : lastSteps(path, parts.nowMs(), LAST),
    state: () => state,
    isRecording: () => state.kind === 'recording',
    measures: () => ({ ...lag.measures(), bytes: sizeOf(path) + sizeOf(`${path}-wal`) }),
    close: async () => {
      await asked.close();
      await past.close();
      await opened.close();
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What the log has written goes on screen, unless it is there already or another history is shown. */
export function publishTo(timeline: Timeline | undefined, delta: Delta): void {
  if (timeline === undefined) return;
  const { epoch, seq } = timeline.position();
  if (delta.epoch === epoch && delta.from > seq) timeline.publish(delta);
}
