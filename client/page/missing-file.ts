import { reloadPage } from './reload-page.ts';

const AGAIN_MS = 60_000;

/**
 * A file of this build cannot be had: it is of another build, or the server is gone. The page is
 * loaded anew by the policy; one that could not even open its room asks again each minute.
 */
export function watchMissingFiles(isOpen: () => boolean): void {
  const ask = async (): Promise<void> => {
    const verdict = await reloadPage('chunk');
    if (verdict !== 'now' && !isOpen()) setTimeout(() => void ask(), AGAIN_MS);
  };
  window.addEventListener('vite:preloadError', () => void ask());
}
