import { inject, vi } from 'vitest';
import { openBrowser, type Drawing, type ScreenSize } from './browser.ts';
import { openRoom, openWall, replayState, type WatchedPage } from './wall-page.ts';

/** A page over the night that stands at 21:32, which other files look at too. */
export interface StandingPage extends WatchedPage {
  /** Of the server. Its clock is everybody's: who moves it starts a demo of his own. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const STANDS_WITHIN = { timeout: 150_000, interval: 250 };

/** Opens the wall, or a room that says `shown`; its map is drawn if asked for. */
export async function openStanding(
  size: ScreenSize,
  room?: { readonly path: string; readonly shown: string },
  drawing: Drawing = 'words',
): Promise<StandingPage> {
  const url = inject('standingDemo');
  await vi.waitFor(async () => {
    const { playing } = await replayState(url);
    if (playing) throw new Error('the standing demo is not paused yet');
  }, STANDS_WITHIN);
  const browser = await openBrowser(size, drawing);
  try {
    const opened =
      room === undefined
        ? await openWall(browser, url)
        : await openRoom(browser, url, room.path, room.shown);
    return { url, close: browser.close, ...opened };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
