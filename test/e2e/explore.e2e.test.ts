import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type Browser } from '../support/browser.ts';
import { startDemo } from '../support/demo-server.ts';
import { command, openRoom, type Trouble } from '../support/wall-page.ts';

const SHOWN = { timeout: 60_000, interval: 200 };
const START_MS = 240_000;

let url: string;
let browser: Browser;
let page: Page;
let trouble: Trouble;

// Later than the demo of the other pages: the underpass was closed at 21:50.
beforeAll(async () => {
  const server = await startDemo({ from: '2022-08-08T22:01+09:00', speed: 1 });
  url = server.url;
  await command(url, { action: 'pause' });
  browser = await openBrowser({ width: 1440, height: 900 });
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  ({ page, trouble } = await openRoom(browser, url, '/explore', '하천 수위'));
  return async () => {
    await browser.close();
    await server.stop();
  };
}, START_MS);

/** How an analyst works: with the mouse, or with keys alone. */
type By = 'mouse' | 'keys';
const WAYS: readonly By[] = ['mouse', 'keys'];

const inspector = (): Locator => page.getByRole('complementary', { name: '조사' });
const inspected = (): Promise<string> => inspector().innerText();
const parameter = (name: string): string | null => new URL(page.url()).searchParams.get(name);

/** Opens the desk anew. */
async function begin(search = ''): Promise<void> {
  await page.goto(`${url}/explore${search}`);
  await page.getByText('하천 수위').first().waitFor();
}

/** Finds something by its name and opens it. */
async function find(name: string, by: By): Promise<void> {
  if (by === 'keys') await page.keyboard.press('Control+k');
  else await page.getByRole('button', { name: /찾기/u }).click();
  const palette = page.getByRole('dialog');
  await palette.waitFor();
  await page.keyboard.insertText(name);
  const option = palette.getByRole('option', { name }).first();
  await option.waitFor();
  if (by === 'mouse') {
    await option.click();
    return;
  }
  for (let step = 0; step < 20; step += 1) {
    if ((await option.getAttribute('aria-selected')) === 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** Presses a button: by the mouse, or with the focus on it. */
async function press(button: Locator, by: By): Promise<void> {
  await button.waitFor();
  if (by === 'mouse') return button.click();
  await button.focus();
  await page.keyboard.press('Enter');
}

describe.each(WAYS)('an analyst by %s', (by) => {
  test('finds what closed the Irwon underpass, and when it was known', async () => {
    await begin();
    await find('일원지하차도', by);
    await expect.poll(inspected, SHOWN).toContain('일원지하차도');
    expect(await inspected()).toContain('21:50');
    await expect.poll(() => parameter('subject') ?? '', SHOWN).toContain('incident/');
    // Not before it was known: half an hour earlier nobody could find it.
    await begin('?at=2022-08-08T21:30:00%2B09:00&speed=0');
    await page.getByText('과거 보기').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText('일원지하차도');
    await expect
      .poll(() => page.getByRole('dialog').innerText(), SHOWN)
      .not.toContain('양재대로 일원지하차도');
    await page.keyboard.press('Escape');
  });

  test('passes a link on: the same instant and the same view open in another browser', async () => {
    await begin('?at=2022-08-08T21:20:00%2B09:00&speed=0&map=126.93,37.48,13');
    await find('신대방', by);
    await expect.poll(() => parameter('subject'), SHOWN).not.toBeNull();
    await press(page.getByRole('button', { name: '링크 복사' }).first(), by);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await openBrowser({ width: 1440, height: 900 });
    try {
      const opened = await openRoom(other, url, link.slice(url.length), '신대방');
      const there = new URL(opened.page.url()).searchParams;
      expect(there.get('subject')).toBe(parameter('subject'));
      expect(there.get('at')).toContain('21:20:00');
      expect(there.get('map')).toBe(parameter('map'));
    } finally {
      await other.close();
    }
  });
});

test('nothing of it leaves the machine, breaks the policy or throws', () => {
  expect(trouble).toEqual({ foreign: [], policy: [], errors: [] });
});
