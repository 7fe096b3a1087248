import type { OwnOverlay } from '../../../explore/overlay.ts';

const DATABASE = 'desk-overlays';
const TABLE = 'overlays';
/** Another number for another form of what is kept; the older one is given up. */
const FORM = 2;

/** This browser's own shelf for files and addresses; each call opens it anew. */
function withTable<T>(
  mode: IDBTransactionMode,
  ask: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(DATABASE, FORM);
    opening.addEventListener('upgradeneeded', () => {
      const { result } = opening;
      if (result.objectStoreNames.contains(TABLE)) result.deleteObjectStore(TABLE);
      result.createObjectStore(TABLE, { keyPath: 'id' });
    });
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
export async function keptOverlays(): Promise<readonly OwnOverlay[]> {
  const all = await withTable<unknown[]>('readonly', (table) => table.getAll());
  return all as readonly OwnOverlay[];
}

export async function keepOverlay(overlay: OwnOverlay): Promise<void> {
  await withTable('readwrite', (table) => table.put(overlay));
}

export async function forgetOverlay(id: string): Promise<void> {
  await withTable('readwrite', (table) => table.delete(id));
}
