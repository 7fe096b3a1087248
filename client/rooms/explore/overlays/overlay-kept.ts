import type { Overlay } from '../../../explore/overlay.ts';

const DATABASE = 'desk-overlays';
const TABLE = 'overlays';

/** This browser's own shelf for files; each call opens it anew. */
function withTable<T>(
  mode: IDBTransactionMode,
  ask: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore(TABLE, { keyPath: 'id' }),
    );
    opening.addEventListener('error', () => fail(opening.error ?? new Error(DATABASE)));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const transaction = database.transaction(TABLE, mode);
      const request = ask(transaction.objectStore(TABLE));
      transaction.addEventListener('complete', () => {
        database.close();
        done(request.result);
      });
      transaction.addEventListener('abort', () => {
        database.close();
        fail(transaction.error ?? new Error(DATABASE));
      });
    });
  });
}

/** What was kept; written by this page only, so it is read as it was written. */
export async function keptOverlays(): Promise<readonly Overlay[]> {
  const all = await withTable<unknown[]>('readonly', (table) => table.getAll());
  return all as readonly Overlay[];
}

export async function keepOverlay(overlay: Overlay): Promise<void> {
  await withTable('readwrite', (table) => table.put(overlay));
}

export async function forgetOverlay(id: string): Promise<void> {
  await withTable('readwrite', (table) => table.delete(id));
}
