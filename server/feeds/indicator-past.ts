import type { StatisticData } from '../../contract/city-indicator.ts';
import { isRecord } from '../feed-kit/record.ts';
import { statisticKey } from './indicator-rows.ts';

type Past = StatisticData['past'];

/** A trend needs no more, and each row would carry all before it. */
const MOST = 60;

interface Known {
  readonly row: Readonly<Record<string, unknown>>;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly value: number | null;
}

/**
 * Gives each row of a statistic the periods before it that the same body tells (`earlier`). A period
 * told twice with two values is told so (`twice`): nobody here knows which is right.
 */
export function withPeriods(rows: readonly unknown[]): readonly unknown[] {
  const known = rows.flatMap((row): readonly (Known & { readonly key: string })[] => {
    const read =
      isRecord(row) && row['form'] === 'statistic' ? statisticKey.safeParse(row) : undefined;
    if (read?.success !== true || !isRecord(row)) return [];
    const { id, district = '', period, value = null } = read.data;
    return [
      { row, key: `${id}/${district}`, from: period.from, to: period.to, code: period.code, value },
    ];
  });
  const found = new Map<unknown, { readonly earlier: Past; readonly twice: boolean }>();
  for (const group of Map.groupBy(known, ({ key }) => key).values()) {
    const ordered = group.toSorted((a, b) =>
      order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0,
    );
    const past: Past[number][] = [];
    for (const [index, { row, value, code }] of ordered.entries()) {
      const same = ordered[index - 1];
      const isAgain = same !== undefined && order(same) === order(ordered[index] ?? same);
      found.set(row, {
        earlier: past.slice(isAgain ? -MOST - 1 : -MOST, isAgain ? -1 : undefined),
        twice: isAgain && same.value !== value,
      });
      if (!isAgain) past.push({ label: code, value });
    }
  }
  return rows.map((row) =>
    isRecord(row) ? { ...row, earlier: [], twice: false, ...found.get(row) } : row,
  );
}

const order = ({ from, to }: Known): string => `${to}/${from}`;
