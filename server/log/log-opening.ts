import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { CityEvent } from '../../contract/event.ts';
import { ConfigError } from '../config/config-error.ts';
import { isDamage, reasonOf } from './log-fault.ts';
import { copiedAside, movedAside } from './log-file.ts';
import { foldLog, rows, type FoldedLog } from './log-fold.ts';
import type { FoundLog } from './log-job.ts';
import { readMark } from './log-mark.ts';
import {
  preparedLog,
  readMeta,
  writeMeta,
  type LogIdentity,
  type LogMeta,
} from './log-prepared.ts';
import { salvage } from './log-salvage.ts';

export interface OpenedLog extends FoundLog {
  readonly database: DatabaseSync;
  /** False where the disk takes nothing: it can be read once, and must then be closed. */
  readonly isWritable: boolean;
  readonly events: readonly CityEvent[];
}

/**
 * A file up to this size is checked page by page, some 2 GB a second from memory and as fast as the
 * disk otherwise; of a larger one only what the city goes on from, the rest when it is read.
 */
const PAGE_CHECK_BYTES = { closed: 1024 ** 3, open: 2 * 1024 ** 3 };

/**
 * Opens a log and tells how far it is sound. Damage is put aside as `<path>.bad-<n>` and never
 * served: what follows it goes, and a new epoch tells every screen to begin anew.
 * Throws ConfigError for a log that is not this city's, and what the disk says if it gives nothing.
 */
export function openedLog(identity: LogIdentity): OpenedLog {
  try {
    return soundLog(identity, []);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    return isDamage(error) ? rebuiltLog(identity, reasonOf(error)) : unwritableLog(identity, error);
  }
}

/** A disk that takes nothing may still say where the city stood. Throws `error` where it does not. */
function unwritableLog(identity: LogIdentity, error: unknown): OpenedLog {
  const { path } = identity;
  const database = new DatabaseSync(path);
  try {
    // Without the file that connections share: making it takes room.
    database.exec('pragma locking_mode = exclusive');
    const isEmpty = statSync(path).size === 0;
    const meta = isEmpty ? undefined : readMeta(database, identity);
    if (meta === undefined) return { ...NOTHING, database, isWritable: false };
    const { end, events, faults } = foldLog(database);
    if (faults.length > 0 || !meta.isSound || lostEnd(path, meta, end?.seq) !== undefined)
      throw error;
    const found = { ...foundAt(end, meta.epoch), damage: undefined };
    return { ...found, database, isWritable: false, events: [...events.values()] };
  } catch (second) {
    database.close();
    throw second instanceof ConfigError ? second : error;
  }
}

function soundLog(identity: LogIdentity, before: readonly string[]): OpenedLog {
  const { path } = identity;
  const database = preparedLog(identity);
  try {
    const meta = readMeta(database, identity);
    checkPages(database, path, PAGE_CHECK_BYTES[meta?.state ?? 'open']);
    const folded = foldLog(database);
    const faults = [...before, ...folded.faults];
    if (meta?.isSound === false) faults.push('meta: checksum');
    const aside = folded.faults.length > 0 && before.length === 0 ? copied(path) : undefined;
    if (folded.faults.length > 0) truncate(database, folded);
    const notes = aside === undefined ? faults : [...faults, `as it was: ${aside}`];
    const lost = lostEnd(path, meta, folded.end?.seq);
    if (lost !== undefined) notes.push(lost);
    const damage = notes.length === 0 ? undefined : `${path}: ${notes.join('; ')}`;
    const { end, events } = folded;
    const epoch = damage === undefined ? meta?.epoch : randomUUID();
    if (damage !== undefined) writeMeta(database, identity, epoch ?? '', 'open');
    const found = { ...foundAt(end, epoch), damage };
    return { ...found, database, isWritable: true, events: [...events.values()] };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A file that SQLite cannot read through: what can be read of it goes into a new one. */
function rebuiltLog(identity: LogIdentity, why: string): OpenedLog {
  const { path } = identity;
  const isOurs = isReadable(identity);
  const aside = movedAside(path);
  const database = preparedLog(identity);
  // Of a file that does not say whose it is nothing is taken: it may be a recording's.
  if (isOurs) salvage(aside, database);
  database.close();
  return soundLog(identity, [`${why}; as it was: ${aside}`]);
}

function isReadable(identity: LogIdentity): boolean {
  try {
    const database = preparedLog(identity);
    try {
      return readMeta(database, identity)?.isSound === true;
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof ConfigError || !isDamage(error)) throw error;
    return false;
  }
}

function checkPages(database: DatabaseSync, path: string, maxBytes: number): void {
  if (!existsSync(path) || statSync(path).size > maxBytes) return;
  const [found] = rows<{ quick_check: string }>(database, 'pragma quick_check(1)');
  if (found?.quick_check !== 'ok') throw new Error(found?.quick_check ?? 'no answer');
}

type Found = Pick<FoundLog, 'epoch' | 'seq' | 'atMs' | 'nowMs'>;

const NOTHING = {
  epoch: undefined,
  seq: undefined,
  atMs: 0,
  nowMs: 0,
  damage: undefined,
  events: [],
} as const;

function foundAt(end: FoldedLog['end'], epoch: string | undefined): Found {
  return end === undefined ? NOTHING : { epoch, ...end };
}

/** Leaves what was folded, and nothing that a wrong row could come from. */
function truncate(database: DatabaseSync, folded: FoldedLog): void {
  const { end, badKeyframes, badPositions } = folded;
  const seq = end?.seq ?? 0;
  database.exec(`
    begin;
    delete from delta_log where seq_to > ${seq};
    delete from keyframe where seq > ${seq} or seq in (${badKeyframes.join(', ')});
    delete from position_log where seq > ${seq} or seq in (${badPositions.join(', ')});
    delete from gap where seq_to > ${seq};
    commit;
  `);
}

function copied(path: string): string | undefined {
  try {
    return copiedAside(path);
  } catch (error) {
    return `no copy, ${reasonOf(error)}`;
  }
}

/** What the mark beside the log says against it: its end is missing, or it is a copy of an older one. */
function lostEnd(
  path: string,
  meta: LogMeta | undefined,
  seq: number | undefined,
): string | undefined {
  const mark = readMark(`${path}.mark`);
  if (mark === undefined) {
    return seq === undefined ? undefined : 'nothing tells how far it had come';
  }
  if (mark.seq > (seq ?? 0)) return `numbers ${(seq ?? 0) + 1} to ${mark.seq} are missing`;
  // Made when the log was new, which it no longer is: killed right after its first words.
  const isFirst = mark.epoch === '' && mark.seq === 0;
  const isSame = meta === undefined || isFirst || mark.epoch === meta.epoch;
  return isSame ? undefined : 'it is not the log that was written here last';
}
