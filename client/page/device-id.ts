const KEY = 'device';
const FORM = /^[\w-]{8,64}$/;

/** Name of this device for itself, kept for as long as the browser keeps anything; else of this page. */
export function deviceId(storage: () => Storage = () => localStorage): string {
  const fresh = crypto.randomUUID();
  try {
    const kept = storage().getItem(KEY);
    if (kept !== null && FORM.test(kept)) return kept;
    storage().setItem(KEY, fresh);
  } catch {
    // A browser without memory is another device each time.
  }
  return fresh;
}
