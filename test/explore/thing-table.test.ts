// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { FIRST_VIEW, type TableView } from '../../client/explore/explore-view.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { ThingTable } from '../../client/panels/explore/thing-table.tsx';
import { alarm } from '../client/office-events.ts';
import { at, feed } from '../client/wall-events.ts';
import { aRow, tellingOf } from './rows.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
// There is no layout here: the drawer is as high as it is on a desk.
vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(330);
vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(100_001 * 28);
HTMLElement.prototype.scrollTo = function scrolled(this: HTMLElement, to?: unknown): void {
  this.scrollTop = (to as ScrollToOptions).top ?? 0;
  this.dispatchEvent(new Event('scroll'));
};

/** Waits while the page goes on by itself. */
async function waited(hope: () => void): Promise<void> {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  await vi.waitFor(hope, { timeout: 20_000, interval: 20 });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
}

/** The table on a page, and somebody at its keyboard. */
function shown(things: readonly Thing[], table: Partial<TableView> = {}, subject?: string) {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  onTestFinished(() => act(() => root.unmount()));
  const picked: string[] = [];
  const asked: Partial<TableView>[] = [];
  const i18n = createWording('ko');
  const telling = tellingOf();
  let view: TableView = { ...FIRST_VIEW.table, isOpen: true, ...table };
  const draw = (rows: readonly Thing[], taken: string | undefined): void => {
    const page = createElement(ThingTable, {
      things: rows,
      table: view,
      telling,
      subject: taken,
      empty: '없음',
      onTable: (patch: Partial<TableView>) => {
        asked.push(patch);
        view = { ...view, ...patch };
        draw(rows, taken);
      },
      onPick: ({ key }: Thing) => picked.push(key),
      onCopied: () => undefined,
    });
    root.render(createElement(I18nextProvider, { i18n }, page));
  };
  act(() => draw(things, subject));
  const grid = host.querySelector<HTMLElement>('[role="grid"]');
  if (grid === null) throw new Error('no table');
  const rows = (): readonly HTMLElement[] => [
    ...host.querySelectorAll<HTMLElement>('[role="rowgroup"] > [role="row"]'),
  ];
  const names = (): readonly (string | null)[] =>
    rows().map((row) => row.querySelector('[role="rowheader"]')?.textContent ?? row.textContent);
  const press = (key: string, more: KeyboardEventInit = {}): void =>
    act(() => {
      grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
    });
  const active = (): string | null | undefined =>
    host.querySelector('[data-active="true"] [role="rowheader"]')?.textContent;
  return {
    host,
    grid,
    rows,
    names,
    press,
    active,
    picked,
    asked,
    redraw: (next: readonly Thing[], taken?: string) => act(() => draw(next, taken)),
  };
}

test(
  'of 100,000 rows only those in sight exist; the keyboard reaches the last of them',
  {
    timeout: 60_000,
  },
  async () => {
    const things = Array.from({ length: 100_000 }, (_, index) =>
      aRow(`k${index}`, { ko: `자산 ${index}`, value: index }),
    );
    const { grid, rows, press, active, asked, host } = shown(things, { sort: 'value' });
    await waited(() => expect(host.textContent).toContain('자산 0'));
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(rows().length).toBeLessThan(60);
    press('ArrowDown');
    expect(active()).toBe('자산 0');
    press('End');
    await waited(() => expect(active()).toBe('자산 99999'));
    expect(rows().length).toBeLessThan(60);
    expect(grid.getAttribute('aria-activedescendant')).toBe(
      host.querySelector('[data-active="true"]')?.id,
    );
    // The head sorts: numbers largest first, then the other way, then as it was.
    const head = (): HTMLElement | undefined =>
      [...host.querySelectorAll<HTMLElement>('[role="columnheader"] button')].find((button) =>
        button.textContent?.startsWith('시작'),
      );
    for (let press3 = 0; press3 < 3; press3 += 1) act(() => head()?.click());
    expect(asked).toEqual([
      { sort: 'since', isDescending: true },
      { isDescending: false },
      { sort: '', isDescending: false },
    ]);
  },
);

test('nobody sorted: the worst stands first, of these the newest', () => {
  const { names } = shown([
    aRow('calm', { ko: '평온' }),
    aRow('old', { ko: '먼저', level: 4, sinceMs: 1 }),
    aRow('new', { ko: '나중', level: 4, sinceMs: 2 }),
    aRow('watch', { ko: '관심', level: 1 }),
  ]);
  expect(names()).toEqual(['나중', '먼저', '관심', '평온']);
});

test('Enter takes a row, what is taken on the map is found in the table, Shift marks, copy copies', () => {
  const things = ['가', '나', '다'].map((ko) => aRow(ko, { ko }));
  const { press, picked, active, redraw, host, grid } = shown(things, { sort: 'name' });
  press('ArrowDown');
  press('ArrowDown');
  press('Enter');
  expect(picked).toEqual(['나']);
  redraw(things, '다');
  expect(active()).toBe('다');
  expect(host.querySelector('[data-selected="true"] [role="rowheader"]')?.textContent).toBe('다');
  press('ArrowUp', { shiftKey: true });
  expect(host.querySelectorAll('[data-marked="true"]')).toHaveLength(2);
  const copied = new ClipboardEvent('copy', {
    bubbles: true,
    cancelable: true,
    clipboardData: new DataTransfer(),
  });
  act(() => {
    grid.dispatchEvent(copied);
  });
  const [head, ...lines] = copied.clipboardData?.getData('text/plain').trim().split('\r\n') ?? [];
  expect(head?.split('\t')[0]).toBe('이름');
  expect(lines.map((line) => line.split('\t')[0])).toEqual(['나', '다']);
  expect(copied.defaultPrevented).toBe(true);
});

test('the keyboard stays on its row while rows come and go', () => {
  const things = ['나', '다'].map((ko) => aRow(ko, { ko }));
  const { press, active, redraw } = shown(things, { sort: 'name' });
  press('End');
  expect(active()).toBe('다');
  redraw([aRow('가', { ko: '가' }), ...things]);
  expect(active()).toBe('다');
});

test('groups are turned by keyboard and tell how many there are', () => {
  const things = [
    aRow('a', { ko: '가', districts: ['11620'] }),
    aRow('b', { ko: '나', districts: ['11620'] }),
  ];
  const { names, press } = shown(things, { group: 'district' });
  expect(names()).toHaveLength(3);
  press('ArrowDown');
  press('ArrowLeft');
  expect(names()).toEqual([expect.stringContaining('관악구2')]);
  press('Enter');
  expect(names()).toHaveLength(3);
});

test('what nobody has acknowledged is boxed, a late source hatched with its word, unknown a dash', () => {
  const late = feed('han-river', 'late', at('21:20'));
  const telling = tellingOf('ko', { feedOf: () => late.data });
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const page = createElement(ThingTable, {
    things: [thingOfEvent(alarm('a', { state: 'unack-active' })), aRow('none')],
    table: { ...FIRST_VIEW.table, columns: ['name', 'value', 'state', 'age'] },
    telling,
    subject: undefined,
    empty: '',
    onTable: () => undefined,
    onPick: () => undefined,
    onCopied: () => undefined,
  });
  const i18n = createWording('ko');
  const root = createRoot(host);
  onTestFinished(() => act(() => root.unmount()));
  act(() => root.render(createElement(I18nextProvider, { i18n }, page)));
  expect(host.querySelector('strong')?.textContent).toBe('미확인');
  expect(host.querySelector('[data-column="age"]')?.textContent).toBe('지연 12분');
  expect(host.querySelector('[data-column="age"] [aria-hidden]')).not.toBeNull();
  expect(host.textContent).toContain('—');
});
