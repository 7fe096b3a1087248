import type { BrowserContext } from 'playwright-core';

/** Ends the graphics process of a browser as a fault of its driver does: without a word. */
export async function killGraphicsProcess(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (browser === null) throw new Error('the browser has ended');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const graphics = processInfo.filter(({ type }) => type === 'GPU');
  if (graphics.length === 0) throw new Error('no graphics process');
  for (const { id } of graphics) process.kill(id, 'SIGKILL');
}
