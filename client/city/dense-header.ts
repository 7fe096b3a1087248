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
  if (!isList(feeds) || ![routes, stops].every(isNamedList)) return false;
  if (!isRecord(heard) || !Object.values(heard).every(isAnswer)) return false;
  if (!isList(entries) || !entries.every((entry) => isEntry(entry, Number(capacity)))) return false;
  if (topic === 'links' && !entries.every(isLink)) return false;
  return isList(marks) && marks.every((mark) => isRecord(mark) && isList(mark['flags']));
}

function isEntry(entry: unknown, capacity: number): boolean {
  if (!isRecord(entry)) return false;
  const { slot, subject, name } = entry;
  return isText(name) && isCount(slot) && slot < capacity && typeof subject === 'string';
}

function isLink(entry: unknown): boolean {
  if (!isRecord(entry)) return false;
  const { geometry, districts, thresholds = [] } = entry;
  if (!isList(districts) || !isList(thresholds)) return false;
  if (!thresholds.every((step) => isRecord(step) && isText(step['label']))) return false;
  return geometry === null || (isRecord(geometry) && isList(geometry['coordinates']));
}

function isNamedList(list: unknown): boolean {
  return isList(list) && list.every((one) => isRecord(one) && isText(one['name'] ?? { ko: '' }));
}

function isAnswer(heard: unknown): boolean {
  if (!isRecord(heard)) return false;
  return typeof heard['at'] === 'string' && typeof heard['rawId'] === 'string';
}

function isText(text: unknown): boolean {
  return isRecord(text) && typeof text['ko'] === 'string';
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
