// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { AlarmsPane } from '../../client/panels/ops/alarms-pane.tsx';
import type { Desk } from '../../client/panels/ops/desk.ts';
import type { AlarmEvent } from '../../contract/event.ts';
import { alarm } from './office-events.ts';
import { nowMs, seoul } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

type Given = readonly [name: string, request: Readonly<Record<string, unknown>>];

/** Every feed of the city is lost. */
const allLost = 9;

/** The list of alarms at a desk; `hears` = whether the server answers. */
function paneOf(alarms: readonly AlarmEvent[], why?: string, lost = 0) {
  const given: Given[] = [];
  const server = { hears: true };
  const desk: Desk = {
    give: (name, request) => {
      given.push([name, { ...request }]);
      const answer = { ok: true, subject: 'alarm/a', at: alarms[0]?.time ?? '' } as const;
      return Promise.resolve(server.hears ? answer : undefined);
    },
    actor: { name: '시연 상황근무자', role: 'operator', isDemo: true },
    whyNot: () => why,
  };
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  let chosen: string | undefined;
  const draw = (): void => {
    const props = {
      alarms,
      load: undefined,
      hearing: { isAllSilent: lost === allLost, lost },
      city: seoul,
      desk,
      minuteMs: nowMs,
      zone: 'Asia/Seoul',
      chosen,
      titleOf: () => undefined,
      onChoose: (subject: string | undefined) => {
        chosen = subject;
        draw();
      },
    };
    const i18n = createWording('ko');
    root.render(createElement(I18nextProvider, { i18n }, createElement(AlarmsPane, props)));
  };
  act(draw);
  const press = async (key: string, at?: Element | null, more: KeyboardEventInit = {}) => {
    const target = at ?? host.querySelector('[data-alarm]');
    await act(async () => {
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
    });
  };
  return { host, given, server, press, words: () => host.textContent ?? '' };
}

test('A acknowledges the alarm in focus; what was told is answered, and the list waits for the stream', async () => {
  const { given, press, words } = paneOf([alarm('a', { priority: 'high' })]);
  await press('a');
  expect(given).toMatchObject([['ack', { subject: 'alarm/a' }]]);
  expect(given[0]?.[1]['key']).toMatch(/^[0-9a-f]{24}$/);
  expect(words()).toContain('받아들여짐');
  // Nothing is shown before the record says so.
  expect(words()).toContain('처리할 것 1미확인 1확인 0');
});

test('a wish without an answer is told again with the same key, a new one with another', async () => {
  const { given, server, press, words } = paneOf([alarm('a')]);
  server.hears = false;
  await press('ㅁ');
  expect(words()).toContain('답이 없음');
  server.hears = true;
  await press('ㅁ');
  await press('ㅁ');
  const keys = given.map(([, { key }]) => key);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('Enter that ends a syllable sends nothing; the next one sends the reason with the time', async () => {
  const { host, given, press } = paneOf([alarm('a')]);
  await press('s');
  const field = host.querySelector('input');
  await act(async () => {
    // As typing does, past React's own watch on the value.
    Reflect.set(HTMLInputElement.prototype, 'value', '점검 중', field);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('Enter', field, { isComposing: true });
  expect(given).toEqual([]);
  await press('Enter', field);
  expect(given).toMatchObject([['shelve', { minutes: 60, reason: '점검 중' }]]);
});

test('a severe alarm cannot be shelved', async () => {
  const { host, given, press } = paneOf([alarm('a', { severity: 'Extreme' })]);
  await press('s');
  expect(host.querySelector('input')).toBeNull();
  expect(given).toEqual([]);
});

test('where nothing can be commanded, keys do nothing and the words say why', async () => {
  const { host, given, press, words } = paneOf([alarm('a')], '과거를 보는 중');
  await press('a');
  await press('n');
  expect(given).toEqual([]);
  expect(words()).toContain('명령할 수 없음: 과거를 보는 중');
  const buttons = [...host.querySelectorAll<HTMLButtonElement>('[aria-keyshortcuts]')];
  expect(buttons.length).toBeGreaterThan(3);
  expect(buttons.every(({ disabled }) => disabled)).toBe(true);
});

test('the arrows lead from alarm to alarm', async () => {
  const { host, press } = paneOf([alarm('a', { severity: 'Severe' }), alarm('b')]);
  const [first, second] = host.querySelectorAll<HTMLElement>('[data-alarm]');
  first?.focus();
  await press('ArrowDown', first);
  expect(document.activeElement).toBe(second);
  expect(second?.getAttribute('aria-pressed')).toBe('true');
});

test('an empty list is calm only where something is heard', () => {
  expect(paneOf([]).words()).toContain('진행 중인 경보 없음');
  expect(paneOf([], undefined, 2).words()).toContain('자료 2종이 끊겨 있어');
  const blind = paneOf([], undefined, allLost).words();
  expect(blind).toContain('모든 자료가 끊겨 있음');
  expect(blind).not.toContain('경보 없음');
});
