/** What this browser keeps for whoever has no token; undefined where it forbids it or holds nothing. */
export function readOwn(name: string): unknown {
  try {
    const text = window.localStorage.getItem(`desk-${name}`);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** False = the browser keeps nothing: it is full, or forbids it. */
export function keepOwn(name: string, value: unknown): boolean {
  try {
    if (value === undefined) window.localStorage.removeItem(`desk-${name}`);
    else window.localStorage.setItem(`desk-${name}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
