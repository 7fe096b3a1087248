import type { Act } from './select-acts.ts';

export interface PlacedAct {
  readonly act: Act;
  /** Place on the axis, 0 … 1. */
  readonly share: number;
  /** Row from the top; `undefined` = only its mark has room. */
  readonly row: number | undefined;
  /** Its words stand before it: there is no room behind. */
  readonly isLeft: boolean;
}

interface Taken {
  readonly from: number;
  readonly to: number;
}

const GAP_EM = 0.6;
/** Half a mark. */
const MARK_EM = 0.5;

/** What a reader must not miss: grave words, orders, and who saw it. */
const isWeighty = (act: Act): boolean =>
  act.form === 'order' ||
  act.form === 'acknowledged' ||
  act.severity === 'Extreme' ||
  act.severity === 'Severe';

/**
 * Words of acts in rows, none over another. Weighty ones first, then the older before the newer: an
 * act that has its place keeps it when another comes.
 */
export function placeActs(
  acts: readonly { readonly act: Act; readonly share: number; readonly widthEm: number }[],
  room: { readonly widthEm: number; readonly rows: number },
): readonly PlacedAct[] {
  const rows: Taken[][] = Array.from({ length: room.rows }, () => []);
  const placed = new Map<Act, PlacedAct>();
  const ordered = [
    ...acts.filter(({ act }) => isWeighty(act)),
    ...acts.filter(({ act }) => !isWeighty(act)),
  ];
  for (const { act, share, widthEm } of ordered) {
    const x = share * room.widthEm;
    const isLeft = x + widthEm > room.widthEm;
    const from = isLeft ? x - widthEm : x - MARK_EM;
    const to = isLeft ? x + MARK_EM : x + widthEm;
    const row =
      from < 0
        ? -1
        : rows.findIndex((taken) =>
            taken.every((own) => from > own.to + GAP_EM || to < own.from - GAP_EM),
          );
    rows[row]?.push({ from, to });
    placed.set(act, { act, share, row: row < 0 ? undefined : row, isLeft });
  }
  return acts.flatMap(({ act }) => placed.get(act) ?? []);
}
