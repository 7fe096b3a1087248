const KEY = 'presenter-name';

/** What this phone called itself last; undefined = never, or the browser keeps nothing. */
export function keptName(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepName(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // A browser without memory asks for the name again.
  }
}
