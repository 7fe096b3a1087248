import type { Page } from 'playwright-core';
import { openBrowser, type ScreenSize } from './browser.ts';
import { startDemo, type DemoServer } from './demo-server.ts';
import { command, openWall, type Trouble } from './wall-page.ts';

/** A paused demo and one wall that shows it. */
export interface OpenDemo {
  readonly server: DemoServer;
  readonly page: Page;
  readonly trouble: Trouble;
  readonly close: () => Promise<void>;
}

/** Starts the demo at an instant, pauses it and opens its wall; leaves nothing behind if a step fails. */
export async function openDemo(from: string, size: ScreenSize): Promise<OpenDemo> {
  const server = await startDemo({ from, speed: 1 });
  try {
    await command(server.url, { action: 'pause' });
    const browser = await openBrowser(size, 'sparing');
    const close = async (): Promise<void> => {
      await browser.close();
      await server.stop();
    };
    try {
      return { server, close, ...(await openWall(browser, server.url)) };
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}
