import type { Player } from './player.ts';

const HLS_TYPE = 'application/vnd.apple.mpegurl';
/** How much of the past a wall keeps of a picture that it only looks at. */
const BACK_SEC = 10;

/** Feeds the element by hls.js, which is loaded now; `undefined` where the browser has no way for it. */
async function feed(
  video: HTMLVideoElement,
  url: string,
  onFailed: () => void,
): Promise<(() => void) | undefined> {
  const { default: Hls } = await import('hls.js');
  if (!Hls.isSupported()) return undefined;
  // A worker would come from a blob, which the page's policy forbids.
  const hls = new Hls({ enableWorker: false, lowLatencyMode: true, backBufferLength: BACK_SEC });
  hls.on(Hls.Events.ERROR, (_, { fatal }) => {
    if (fatal) onFailed();
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  return () => hls.destroy();
}

/** Plays an HLS stream in a video without sound; browsers without Media Source play it themselves. */
export const playHls: Player<HTMLVideoElement> = (video, url, on) => {
  let isOver = false;
  let stop = (): void => undefined;
  let shownSec = -1;
  const moved = (): void => {
    if (video.currentTime === shownSec) return;
    shownSec = video.currentTime;
    on.frame();
  };
  const failed = (): void => {
    if (!isOver) on.failed();
  };
  video.addEventListener('timeupdate', moved);
  video.addEventListener('error', failed);
  void feed(video, url, failed)
    .then((found) => {
      if (isOver) return found?.();
      if (found !== undefined) stop = found;
      else if (video.canPlayType(HLS_TYPE) === '') failed();
      else video.src = url;
    })
    .catch(failed);
  return () => {
    isOver = true;
    stop();
    video.removeEventListener('timeupdate', moved);
    video.removeEventListener('error', failed);
    video.removeAttribute('src');
  };
};
