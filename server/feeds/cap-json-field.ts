import { at, isRecord, listOf } from '../feed-kit/record.ts';
import type { CapPair } from './cap-message.ts';

/** Text or number of a member, as text without outer spaces; empty is absent. */
export function textAt(object: unknown, key: string): string | undefined {
  return textOf(at(object, key));
}

/** Texts of a member that is a list, or alone. */
export function textsAt(object: unknown, key: string): readonly string[] {
  return listOf(at(object, key)).flatMap((value) => textOf(value) ?? []);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** `[{valueName, value}]` */
export function pairsOfList(list: unknown): readonly CapPair[] {
  return listOf(list).flatMap((pair) => {
    const value = textAt(pair, 'value');
    return value === undefined ? [] : [{ valueName: textAt(pair, 'valueName') ?? '', value }];
  });
}

/** `{name: [value, …]}` */
export function pairsOfRecord(record: unknown): readonly CapPair[] {
  if (!isRecord(record)) return [];
  return Object.keys(record).flatMap((valueName) =>
    textsAt(record, valueName).map((value) => ({ valueName, value })),
  );
}
