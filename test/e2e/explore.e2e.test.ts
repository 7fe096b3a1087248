import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { startDemo } from '../support/demo-server.ts';
import { analystAt, type By } from '../support/desk-analyst.ts';
import { FILE_HEAD, reportsAround, subjectIn } from '../support/flood-reports.ts';
import { command, openRoom, type Trouble } from '../support/wall-page.ts';

const SHOWN = { timeout: 60_000, interval: 200 };
const START_MS = 240_000;

let url: string;
let browser: Browser;
let page: Page;
let trouble: Trouble;
/** The last one left the desk somewhere: the page is opened anew. */
let isAstray = false;

// Later than the demo of the other pages: the underpass was closed at 21:50.
beforeAll(async () => {
  const server = await startDemo({ from: '2022-08-08T22:01+09:00', speed: 1 });
  url = server.url;
  await command(url, { action: 'pause' });
  browser = await openBrowser({ width: 1440, height: 900 }, 'words');
  const { context } = browser;
  await context.grantPermissions(['clipboard-read', 'clipboard-write', 'notifications']);
  // What the browser would show outside of the page.
  await context.addInitScript(`
    window.toldOutside = '';
    window.Notification = class extends Notification {
      constructor(title, options) {
        super(title, options);
        window.toldOutside += options.body;
      }
    };
  `);
  ({ page, trouble } = await openRoom(browser, url, '/explore', '하천 수위'));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return async () => {
    await browser.close();
    await server.stop();
  };
}, START_MS);

beforeEach(async () => {
  onTestFailed(() => {
    isAstray = true;
  });
  if (!isAstray) return;
  isAstray = false;
  await page.goto(`${url}/explore`);
  await page.getByText('하천 수위').first().waitFor();
});

const WAYS: readonly By[] = ['mouse', 'keys'];
const inspector = (): Locator => page.getByRole('complementary', { name: '조사' });
const parameter = (name: string): string | null => new URL(page.url()).searchParams.get(name);
const wordsIn = (place: Locator) => (): Promise<string> => place.innerText();

const compared = (): Promise<string> =>
  page.getByRole('region', { name: '나란히 비교' }).innerText();

/** The number in the inspector. */
const numberOn = (shown: Page): Promise<string> =>
  shown.getByRole('complementary', { name: '조사' }).locator('header').innerText();

/** In another browser, with a profile of its own, the link shows the same thing and number at the same instant. */
async function opensThere(link: string): Promise<void> {
  const here = await numberOn(page);
  const other = await openBrowser({ width: 1440, height: 900 }, 'words');
  try {
    const opened = await openRoom(other, url, link.slice(url.length), '과거 보기');
    await expect.poll(() => numberOn(opened.page), SHOWN).toBe(here);
    const [asked, shown] = [new URL(link), new URL(opened.page.url())];
    for (const name of ['at', 'subject', 'map']) {
      expect([name, shown.searchParams.get(name)]).toEqual([name, asked.searchParams.get(name)]);
    }
  } finally {
    await other.close();
  }
}

describe.each(WAYS)('an analyst by %s', (by) => {
  test('finds what closed the Irwon underpass, and when it was known', async () => {
    const { take, press, goTo } = analystAt(page, by);
    await take('일원지하차도', '양재대로 일원지하차도');
    await expect.poll(wordsIn(inspector()), SHOWN).toMatch(/일원지하차도 양방향 전면통제\(침수\)/u);
    await press('inspector', inspector().getByRole('button', { name: /^출처/u }));
    const pane = page.getByRole('region', { name: '출처' });
    await expect.poll(wordsIn(pane), SHOWN).toMatch(/관측 21:50:00[^]*받음 21:50:24/u);
    // The words of the road authority, as they came.
    await expect.poll(wordsIn(pane.locator('pre')), SHOWN).toMatch('일원지하차도');
    await page.keyboard.press('Escape');
    await pane.waitFor({ state: 'detached' });
    // Not before it was known: half an hour earlier nobody could find it.
    await goTo('2130');
    await page.getByText('과거 보기').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText('일원지하차도');
    await expect.poll(wordsIn(page.getByRole('dialog')), SHOWN).toMatch('맞는 것이 없습니다');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await take('처음 화면으로');
  });

  test('compares Ogeumgyo with Daegokgyo at 21:30', async () => {
    const { take, press, goTo } = analystAt(page, by);
    // What was measured at 21:30 came in a minute later.
    await goTo('2132');
    // Two gauges have the name of Daegokgyo: the one in Gangnam is the river authority's, too.
    for (const [gauge, option] of [
      ['오금교', /^오금교 하천 수위/u],
      ['대곡교', /강남구/u],
    ] as const) {
      await take(gauge, option);
      await expect
        .poll(wordsIn(inspector().getByRole('heading', { level: 2 })), SHOWN)
        .toMatch(gauge);
      await press('inspector', inspector().getByRole('button', { name: '비교에 담기' }));
    }
    await press('inspector', inspector().getByRole('button', { name: /비교 2개 보기/u }));
    await expect.poll(compared, SHOWN).toMatch(/오금교[^]*대곡교/u);
    await expect.poll(compared, SHOWN).toMatch(/6\.84\s*m/u);
    await expect.poll(compared, SHOWN).toMatch(/5\.22\s*m/u);
    await take('처음 화면으로');
  });

  test('lists flood reports within 1 km of Dorimcheon between 21:00 and 22:00, and exports them', async () => {
    const { take, press, brush } = analystAt(page, by);
    await brush('2100', '2200');
    await expect.poll(() => parameter('from'), SHOWN).toBe('2022-08-08T21:00:00+09:00');
    await expect.poll(() => parameter('to'), SHOWN).toBe('2022-08-08T22:00:00+09:00');
    if (by === 'keys') await page.keyboard.press('w');
    else await page.getByRole('button', { name: '둘레 안의 모든 레이어 목록' }).click();
    await page.locator('[role=combobox]:focus').waitFor();
    await page.keyboard.insertText('ㄷㄹㅊ');
    const stream = page.getByRole('option', { name: /^도림천/u }).first();
    await stream.waitFor();
    if (by === 'mouse') await stream.click();
    else await page.keyboard.press('Enter');
    await press('map', page.getByRole('button', { name: /침수 신고 .*표로 보기/u }));
    await expect.poll(() => parameter('area'), SHOWN).toBe('near,1000,stream/도림천');
    const drawer = page.getByRole('region', { name: '표' });
    await expect
      .poll(wordsIn(drawer), SHOWN)
      .toMatch(/21:00–22:00[^]*도림천에서 1 km 안[^]*22:01까지 알려진 것/u);
    const saving = page.waitForEvent('download');
    if (by === 'keys') await take('CSV', /^CSV/u);
    else {
      await drawer.getByRole('button', { name: '내보내기' }).click();
      await drawer.getByRole('button', { name: /^CSV/u }).click();
    }
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^seoul-demo-20220808T2201\d\d-table\.csv$/u);
    const [head, ...rows] = (await readFile(await saved.path(), 'utf8')).split('\r\n');
    expect([head, rows.pop()]).toEqual([`\uFEFF${FILE_HEAD}`, '']);
    // Every report around the stream in that hour, and no other row.
    const known = await reportsAround(url, '도림천');
    expect(known.length).toBeGreaterThan(5);
    expect(new Set(rows.map(subjectIn))).toEqual(new Set(known));
    expect(rows.length).toBe(known.length);
    for (const row of rows) expect(row).toMatch(/,침수 신고 · 21:00–22:00 · 도림천에서 1 km 안,/u);
    await take('처음 화면으로');
  });

  test('shows the raw message behind 141.5 mm', async () => {
    const { take, press, goTo } = analystAt(page, by);
    await goTo('2110');
    await take('시간 강우 최다');
    await expect.poll(wordsIn(inspector()), SHOWN).toMatch(/141\.5/u);
    await press('inspector', inspector().getByRole('button', { name: /^출처/u }));
    const pane = page.getByRole('region', { name: '출처' });
    // A sum over an hour: each of its parts leads to the message it stood in.
    const part = pane.getByRole('button', { name: '25.5', exact: true }).first();
    await expect
      .poll(wordsIn(pane), SHOWN)
      .toMatch(/141\.5[^]*21\.5[^]*25\.5[^]*27[^]*25[^]*20\.5[^]*22/u);
    if (by === 'mouse') await part.click();
    else {
      while (!(await part.evaluate((held) => held === document.activeElement)))
        await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    await expect.poll(wordsIn(pane.locator('pre')), SHOWN).toMatch(/"RF_NM":"신대방"/u);
    await expect.poll(wordsIn(pane.locator('pre mark')), SHOWN).toMatch('25.5');
    await page.keyboard.press('Escape');
    await take('처음 화면으로');
  });

  test('passes a link on: the same instant and the same view open in another browser', async () => {
    const { take, press, goTo } = analystAt(page, by);
    await goTo('2120');
    await take('신대방');
    await expect.poll(() => parameter('subject'), SHOWN).not.toBeNull();
    await press('inspector', inspector().getByRole('button', { name: '링크 복사' }));
    await expect.poll(wordsIn(inspector()), SHOWN).toMatch(/복사/u);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const here = new URL(link).searchParams;
    expect(here.get('at')).toContain('2022-08-08T21:20:');
    expect([here.get('subject'), here.get('map')]).toEqual([
      parameter('subject'),
      parameter('map'),
    ]);
    // By keys the link is made the same: opened once is enough.
    if (by === 'mouse') await opensThere(link);
    await take('처음 화면으로');
  });
});

test('a view goes to a wall that hears; what is watched is told by the browser, too', async () => {
  const { take } = analystAt(page, 'mouse');
  await page.getByRole('button', { name: /신원/u }).first().click();
  await page
    .getByRole('button', { name: /시연 상황근무자/u })
    .first()
    .click();
  await page.keyboard.press('Escape');
  const wall = await page.context().newPage();
  await wall.setViewportSize({ width: 960, height: 443 });
  await wall.goto(`${url}/wall?scene=overview`);
  await wall.getByText('한눈에 보는 서울').first().waitFor();
  await take('오금교', /^오금교 하천 수위/u);
  await page.keyboard.press('Shift+W');
  const toWall = page.getByRole('dialog', { name: '벽으로 보내기' });
  await toWall.getByRole('button', { name: '보내기', exact: true }).click();
  await expect.poll(wordsIn(toWall), SHOWN).toMatch(/받음 \(\d+개 명령\)/u);
  await expect.poll(wordsIn(toWall), SHOWN).toContain('강조 오금교');
  await page.keyboard.press('Escape');
  await wall.close();

  await page.getByRole('button', { name: /^지켜보기/u }).click();
  const watch = page.getByRole('dialog', { name: '지켜보기' });
  await watch.getByLabel(/^레이어/u).selectOption({ label: '침수 신고' });
  await watch.getByLabel(/^단계/u).selectOption('0');
  await watch.getByRole('button', { name: '조건 추가' }).last().click();
  await expect.poll(wordsIn(watch), SHOWN).toMatch(/침수 신고[^]*해당 \d+/u);
  await page.keyboard.press('Escape');
  await command(url, { action: 'play' });
  await expect
    .poll(() => page.evaluate(() => String(Reflect.get(window, 'toldOutside'))), SHOWN)
    .toContain('침수 신고');
  await command(url, { action: 'pause' });
});

test('nothing of it leaves the machine, breaks the policy or throws; in English too axe finds no barrier', async () => {
  await analystAt(page, 'keys').take('English로 보기');
  await page.getByText('River level').first().waitFor();
  await analystAt(page, 'keys').take('오금교', /River level/u);
  await page.keyboard.press('t');
  await page.getByRole('grid', { name: 'Table' }).waitFor();
  expect(await barriersOf(page)).toEqual([]);
  expect(trouble).toEqual({ foreign: [], policy: [], errors: [] });
});
