import type { Page } from 'playwright-core';
import type { ReplayAnswer, ReplayCommand } from '../../contract/api.ts';
import type { Browser } from './browser.ts';

/** What went wrong on a page while it was open, seen from outside and from inside. */
export interface Trouble {
  /** Addresses asked for on another machine. */
  readonly foreign: string[];
  /** Breaches of the content policy, as the browser words them. */
  readonly policy: string[];
  /** Uncaught errors. */
  readonly errors: string[];
}

const POLICY_WORDS = /content security policy/i;

/**
 * Opens the wall and watches it from its first request on. Its overview is pinned: a wall that is left
 * alone for a minute would show an unacknowledged severe situation instead.
 */
export function openWall(browser: Browser, url: string): Promise<WatchedPage> {
  return openRoom(browser, url, '/wall?scene=overview', '한눈에 보는 서울');
}

export interface WatchedPage {
  readonly page: Page;
  readonly trouble: Trouble;
}

/** Opens a room and waits until it says `shown`. */
export async function openRoom(
  browser: Browser,
  url: string,
  path: string,
  shown: string,
): Promise<WatchedPage> {
  const trouble: Trouble = { foreign: [], policy: [], errors: [] };
  const page = await browser.context.newPage();
  const own = new URL(url).host;
  const watch = (address: string): void => {
    const { host, protocol } = new URL(address);
    if (host !== own && protocol !== 'data:' && protocol !== 'blob:') trouble.foreign.push(address);
  };
  page.on('request', (request) => watch(request.url()));
  page.on('websocket', (socket) => watch(socket.url()));
  page.on('pageerror', (error) => trouble.errors.push(error.message));
  page.on('console', (message) => {
    if (POLICY_WORDS.test(message.text())) trouble.policy.push(message.text());
  });
  await page.exposeFunction('toldOfBreach', (words: string) => trouble.policy.push(words));
  await page.addInitScript(`
    addEventListener('securitypolicyviolation', (event) =>
      toldOfBreach(event.violatedDirective + ' ' + event.blockedURI));
  `);
  await page.goto(`${url}${path}`);
  // Not waitForFunction: it evaluates text later on, which the page's policy forbids.
  await page.getByText(shown).first().waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  return { page, trouble };
}

/** Every word on the page, as a reader sees it. */
export function wordsOf(page: Page): Promise<string> {
  return page.locator('body').innerText();
}

/** Where the recording is. */
export async function replayState(url: string): Promise<ReplayAnswer> {
  const answer = await fetch(`${url}/api/v1/replay`);
  return (await answer.json()) as ReplayAnswer;
}

/** Plays, pauses or moves the recording; its state after that. */
export async function command(url: string, body: ReplayCommand): Promise<ReplayAnswer> {
  const answer = await fetch(`${url}/api/v1/replay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${body.action}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ReplayAnswer;
}
