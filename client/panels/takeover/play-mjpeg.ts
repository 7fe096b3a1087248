import { boundaryOf, frameReader } from './mjpeg-frames.ts';
import type { Player } from './player.ts';

/** How often an address that only the element may read is asked for anew. */
const RENEW_MS = 20_000;
const LOOK_MS = 1000;

/**
 * Reads the stream picture by picture, so that one that stands still is noticed at once. Resolves
 * `false` where the camera does not let pages read it (CORS), or cannot be reached at all.
 */
async function readFrames(
  url: string,
  image: HTMLImageElement,
  onFrame: () => void,
  signal: AbortSignal,
): Promise<boolean> {
  const response = await fetch(url, { signal, credentials: 'omit' }).catch(() => undefined);
  if (response === undefined) return false;
  const boundary = boundaryOf(response.headers.get('content-type'));
  if (!response.ok || response.body === null || boundary === undefined) {
    throw new Error(`no stream of pictures: HTTP ${response.status}`);
  }
  const take = frameReader(boundary);
  const reader = response.body.getReader();
  let shown: string | undefined;
  try {
    for (let got = await reader.read(); !got.done; got = await reader.read()) {
      const last = take(got.value).at(-1);
      if (last === undefined) continue;
      const before = shown;
      shown = URL.createObjectURL(new Blob([new Uint8Array(last)], { type: 'image/jpeg' }));
      image.src = shown;
      try {
        await image.decode();
      } finally {
        // One that cannot be read ends the stream; none of both may stay behind.
        if (before !== undefined) URL.revokeObjectURL(before);
      }
      onFrame();
    }
  } finally {
    if (shown !== undefined) URL.revokeObjectURL(shown);
  }
  throw new Error('the stream has ended');
}

/**
 * The element plays the address itself. It tells of its first picture only, and of a broken stream
 * by an empty size; a stream that ends in good order is seen when it is asked for anew.
 */
function playInElement(
  url: string,
  image: HTMLImageElement,
  on: { readonly frame: () => void; readonly failed: () => void },
): () => void {
  let renewedMs = performance.now();
  let isLoaded = false;
  const loaded = (): void => {
    isLoaded = true;
    on.frame();
  };
  image.addEventListener('load', loaded);
  image.addEventListener('error', on.failed);
  image.src = url;
  const look = setInterval(() => {
    if (!isLoaded) return;
    if (image.naturalWidth === 0) return on.failed();
    if (performance.now() - renewedMs < RENEW_MS) return on.frame();
    renewedMs = performance.now();
    isLoaded = false;
    image.src = url;
  }, LOOK_MS);
  return () => {
    clearInterval(look);
    image.removeEventListener('load', loaded);
    image.removeEventListener('error', on.failed);
    image.removeAttribute('src');
  };
}

/** Plays an MJPEG stream in an image. */
export const playMjpeg: Player<HTMLImageElement> = (image, url, on) => {
  const ended = new AbortController();
  let stop = (): void => undefined;
  readFrames(url, image, on.frame, ended.signal).then(
    (isRead) => {
      if (!isRead && !ended.signal.aborted) stop = playInElement(url, image, on);
    },
    () => {
      if (!ended.signal.aborted) on.failed();
    },
  );
  return () => {
    ended.abort();
    stop();
    image.removeAttribute('src');
  };
};
