import type { PassStore } from './presenter-link.ts';

/** Passes outlive a reload in the tab's own storage; undefined where the browser forbids it. */
export function tabPasses(): PassStore | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
