/** What can be read of rows; one that was damaged does not take the others with it, and is told in the log. */
export function readableRows<R extends { readonly id: string }, T>(
  table: string,
  rows: readonly R[],
  read: (row: R) => T,
): readonly T[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      console.error(`${table} ${row.id}: what is kept cannot be read, the list lacks it:`, error);
      return [];
    }
  });
}
