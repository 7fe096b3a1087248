import type { Thing } from '../explore/thing.ts';

/**
 * Parts rows by their layer, again and again. The rows of a layer that are the same as before stay the
 * same list: what was made of them for the graphics card is neither made nor sent again.
 */
export function createRowsByLayer(): (
  shown: readonly Thing[],
) => ReadonlyMap<string, readonly Thing[]> {
  let held: ReadonlyMap<string, readonly Thing[]> = new Map();
  let of: readonly Thing[] | undefined;
  return (shown) => {
    if (shown === of) return held;
    of = shown;
    const before = held;
    const parts = Map.groupBy(shown, ({ layer }) => layer);
    held = new Map(
      [...parts].map(([id, rows]) => {
        const last = before.get(id);
        const isSame =
          last?.length === rows.length && last.every((thing, index) => thing === rows[index]);
        return [id, isSame ? last : rows];
      }),
    );
    return held;
  };
}
