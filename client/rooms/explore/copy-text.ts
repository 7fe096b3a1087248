/**
 * Puts a text on the clipboard; false = the browser does not let us. On plain HTTP, as within an
 * office, there is no `navigator.clipboard`: the event of copying still takes a text.
 */
export async function copyText(text: string): Promise<boolean> {
  // Absent outside of secure contexts, whatever its type says.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      // Refused for this page: the older way may still be open.
    }
  }
  let isTaken = false;
  const take = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isTaken = true;
  };
  document.addEventListener('copy', take, { once: true, capture: true });
  // Deprecated, and the only way without a secure context.
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand('copy');
  document.removeEventListener('copy', take, { capture: true });
  return isTaken;
}
