import type { FrameHeader } from '../../contract/dense-frame.ts';

const SLOTS = ['all', 'list', 'bits'];

/** Whether a parsed JSON is a header whose numbers fit each other. */
export function isFrameHeader(value: unknown): value is FrameHeader {
  if (!isRecord(value)) return false;
  const { epoch, topic, now, seq, after, capacity, rows, baseMs, removed, entries } = value;
  const { feeds, routes, stops, marks, heard, slots } = value;
  if (![epoch, topic, now].every((text) => typeof text === 'string')) return false;
  if (![seq, capacity, rows].every(isCount) || !Number.isFinite(baseMs)) return false;
  const isKey = after === undefined;
  if (!SLOTS.includes(String(slots)) || isKey !== (slots === 'all')) return false;
  if (!isKey && !isCount(after)) return false;
  if (!isList(removed) || !removed.every(isCount)) return false;
  if (![feeds, routes, stops, marks].every(isList) || !isRecord(heard)) return false;
  if (!isList(entries) || !entries.every((entry) => isEntry(entry, Number(capacity)))) return false;
  return isList(marks) && marks.every((mark) => isRecord(mark) && isList(mark['flags']));
}

function isEntry(entry: unknown, capacity: number): boolean {
  if (!isRecord(entry)) return false;
  const { slot, subject, name } = entry;
  const isNamed = isRecord(name) && typeof name['ko'] === 'string';
  return isNamed && isCount(slot) && slot < capacity && typeof subject === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
