/** Whether ⌘ is the key that others call Ctrl. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/u.test(navigator.userAgent);
}
