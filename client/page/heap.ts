const USED_UP = 0.8;

interface ChromiumMemory {
  readonly usedJSHeapSize: number;
  readonly jsHeapSizeLimit: number;
}

const memory = (): ChromiumMemory | undefined =>
  (performance as { readonly memory?: ChromiumMemory }).memory;

/** Bytes in use; undefined where the browser does not tell. */
export const heapBytes = (): number | undefined => memory()?.usedJSHeapSize;

export function isHeapFull(told = memory()): boolean {
  return told !== undefined && told.usedJSHeapSize > told.jsHeapSizeLimit * USED_UP;
}
