import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { openStanding } from '../support/standing-demo.ts';
import { wordsOf, type Trouble } from '../support/wall-page.ts';

const SHOWN = { timeout: 45_000, interval: 500 };

let url: string;
let page: Page;
let trouble: Trouble;

beforeAll(async () => {
  const standing = await openStanding({ width: 1920, height: 1080 });
  ({ url, page, trouble } = standing);
  return standing.close;
});

function directives(policy: string | null): ReadonlyMap<string, readonly string[]> {
  const parts = (policy ?? '').split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name = '', ...sources]) => [name, sources]));
}

test('the page may load nothing but its own files', async () => {
  const answer = await fetch(`${url}/wall`);
  const policy = directives(answer.headers.get('content-security-policy'));
  for (const name of ['default-src', 'base-uri', 'object-src', 'frame-ancestors'])
    expect([name, policy.get(name)]).toEqual([name, ["'none'"]]);
  for (const name of ['script-src', 'style-src', 'font-src', 'worker-src', 'form-action'])
    expect([name, policy.get(name)]).toEqual([name, ["'self'"]]);
  expect(policy.get('img-src')).toEqual(["'self'", 'data:', 'blob:']);
  expect(policy.get('connect-src')?.[0]).toBe("'self'");
  expect([...policy.values()].flat().filter((source) => source.includes('unsafe'))).toEqual([]);
});

test.each([
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^no-referrer$/],
  ['permissions-policy', /geolocation=\(\)/],
  ['permissions-policy', /camera=\(\)/],
  ['permissions-policy', /microphone=\(self\)/],
])('every page carries %s %s', async (name, value) => {
  const answer = await fetch(`${url}/wall`);
  expect(answer.headers.get(name)).toMatch(value);
});

test('no barrier that axe can find, in Korean', async () => {
  await expect.poll(() => wordsOf(page), SHOWN).toContain('오금교');
  expect(await barriersOf(page)).toEqual([]);
});

test('no barrier that axe can find, in English', async () => {
  // Tried again, the page may speak English already.
  if (!(await wordsOf(page)).includes('not the real situation'))
    await page.getByRole('button', { name: /english|영어/i }).click();
  await expect.poll(() => wordsOf(page), SHOWN).toContain('not the real situation');
  expect(await barriersOf(page)).toEqual([]);
});

test('nothing leaves the machine, nothing breaks the policy, nothing throws', async () => {
  // Another time redraws the map, its labels and its workers.
  await page.keyboard.press('t');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => wordsOf(page), SHOWN).toContain('as of 2022-08-08 21:22');
  await page.keyboard.press('l');
  await expect.poll(() => wordsOf(page), SHOWN).not.toContain('PAST VIEW');
  expect(trouble).toEqual({ foreign: [], policy: [], errors: [] });
});

test('the page about the interface: a query by hand, no barrier, nothing broken', async () => {
  await page.goto(`${url}/docs`);
  const form = page.locator('#findEvents form');
  await form.locator('select[name=kind]').selectOption(['incident', 'alert']);
  await form.locator('input[name=limit]').fill('2');
  await form.getByRole('button').click();
  await expect.poll(() => form.locator('output').innerText(), SHOWN).toContain('"specversion"');
  expect(await form.locator('output').innerText()).toContain('kind=incident&kind=alert&limit=2');
  expect(await barriersOf(page)).toEqual([]);
  expect(trouble).toEqual({ foreign: [], policy: [], errors: [] });
  await page.goBack();
});

test('a briefing as a page: no barrier in either language, nothing broken', async () => {
  const span = 'from=2022-08-08T20:30:00%2B09:00&to=2022-08-08T21:30:00%2B09:00';
  for (const [lang, words] of [
    ['ko', '특보·재난문자'],
    ['en', 'Official notices'],
  ]) {
    await page.goto(`${url}/briefing?kind=changes&${span}&lang=${lang}`);
    await page.getByRole('heading', { name: words ?? '' }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
  }
  expect(trouble).toEqual({ foreign: [], policy: [], errors: [] });
  await page.goto(`${url}/wall`);
});

test('the pages are a production build: no development React that keeps every render', async () => {
  // A room comes as a file of its own, which no tag of the page names.
  const loaded = async (): Promise<string> => {
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
    );
    return (await Promise.all(scripts.map(async (src) => (await fetch(src)).text()))).join('');
  };
  await expect.poll(async () => (await loaded()).length, SHOWN).toBeGreaterThan(1_000_000);
  const text = await loaded();
  expect(text).not.toContain('Download the React DevTools');
});
