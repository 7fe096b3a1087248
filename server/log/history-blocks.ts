import type { DatabaseSync } from 'node:sqlite';
import { DOMAINS, KINDS, SEVERITIES, type CityEvent, type Severity } from '../../contract/event.ts';

/** Enough that passing over one is worth it, few enough that reading one is quick. */
const MAX_EVENTS = 4_000;

/** Notes what times and sorts of events lie in each stretch of the log; of sorts one bit each. */
export interface BlockWriter {
  add(event: CityEvent, timeMs: number): void;
  /** Ends a row of the log; with enough in it, the block too. */
  row(seqTo: number): void;
  flush(): void;
}

export function blockWriter(database: DatabaseSync): BlockWriter {
  const save = database.prepare('insert or replace into block values (?, ?, ?, ?, ?, ?, ?, ?)');
  const drop = database.prepare('delete from block where seq_to = ?');
  const last = database.prepare('select * from block order by seq_to desc limit 1');
  const held = last.get();
  let savedTo = held === undefined ? undefined : Number(held['seq_to']);
  let open = held === undefined ? empty(0) : loaded(held);
  let isWritten = true;

  const write = (): void => {
    if (isWritten || open.count === 0) return;
    if (savedTo !== undefined && savedTo > open.seqFrom) drop.run(savedTo);
    const { seqTo, seqFrom, timeMin, timeMax, kinds, domains, severities, count } = open;
    save.run(seqTo, seqFrom, timeMin, timeMax, kinds, domains, severities, count);
    savedTo = seqTo;
    isWritten = true;
  };

  return {
    add: (event, timeMs) => {
      open.timeMin = Math.min(open.timeMin, timeMs);
      open.timeMax = Math.max(open.timeMax, timeMs);
      open.kinds |= bit(KINDS, event.kind);
      open.domains |= bit(DOMAINS, event.domain);
      const severity = severityOf(event);
      if (severity !== undefined) open.severities |= bit(SEVERITIES, severity);
      open.count += 1;
      isWritten = false;
    },
    row: (seqTo) => {
      open.seqTo = Math.max(open.seqTo, seqTo);
      if (open.count < MAX_EVENTS) return;
      write();
      open = empty(open.seqTo);
    },
    flush: write,
  };
}

/** The bit of one name in a list's mask. */
export function bit<T>(list: readonly T[], name: T): number {
  return 1 << list.indexOf(name);
}

/** A CAP severity, where the event has one. */
export function severityOf({ data }: CityEvent): Severity | undefined {
  const value = 'severity' in data ? data.severity : undefined;
  return SEVERITIES.find((severity) => severity === value);
}

/** `seqFrom` is where the one before ended: what came late in its last row may lie in both. */
function empty(seqFrom: number) {
  const never = { timeMin: Number.MAX_SAFE_INTEGER, timeMax: Number.MIN_SAFE_INTEGER };
  return { seqFrom, seqTo: seqFrom, ...never, kinds: 0, domains: 0, severities: 0, count: 0 };
}

function loaded(row: Readonly<Record<string, unknown>>): ReturnType<typeof empty> {
  return {
    seqFrom: Number(row['seq_from']),
    seqTo: Number(row['seq_to']),
    timeMin: Number(row['time_min']),
    timeMax: Number(row['time_max']),
    kinds: Number(row['kinds']),
    domains: Number(row['domains']),
    severities: Number(row['severities']),
    count: Number(row['count']),
  };
}
