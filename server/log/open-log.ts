import { instantOf } from '../../contract/instant.ts';
import type { EventLog, EventLogParts, Restored } from './event-log.ts';
import { runningLog } from './log-running.ts';
import { logWriter } from './log-writer.ts';

const DAY_MS = 24 * 3_600_000;
const KEEP_MS = 7 * DAY_MS;

/**
 * Opens the log of a city or begins it, and reads what the city goes on from. Throws ConfigError,
 * one line: a log of another mode or city, of a newer release, held by another process, or a disk
 * that gives nothing. Damage is no error: it is told on stderr and by `damage`, under a new epoch.
 */
export async function openLog(parts: EventLogParts): Promise<EventLog> {
  const { path, mode, city, keepMs = KEEP_MS } = parts;
  const writer = await logWriter({ identity: { path, mode, city }, keepMs });
  const { epoch, seq, nowMs, events, seen, damage } = writer.found;
  if (damage !== undefined) console.error(`the log was damaged: ${damage}`);
  const restored: Restored | undefined =
    epoch === undefined || seq === undefined
      ? undefined
      : { epoch, seq, now: instantOf(nowMs), events, seen };
  return { restored, damage, ...runningLog(parts, writer) };
}
