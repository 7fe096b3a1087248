// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { deskOverlays } from '../../client/explore/desk-overlays.ts';
import type { OwnOverlay } from '../../client/explore/overlay.ts';
import type { OverlaysAnswer } from '../../contract/map-overlay.ts';
import { keyWords, pressedKey } from '../../client/explore/pressed-key.ts';
import { searchPalette } from '../../client/explore/palette-search.ts';
import { entriesOfCommands } from '../../client/rooms/explore/keys/command-entries.ts';
import { DESK_KEYS, PART_KEYS } from '../../client/rooms/explore/keys/desk-keys.ts';
import { entriesOfOverlays } from '../../client/rooms/explore/keys/overlay-entries.ts';
import { PRESET_COMMANDS } from '../../client/rooms/explore/keys/preset-commands.ts';
import { keyMeant } from '../../client/rooms/explore/keys/key-meant.ts';
import { wordsOf } from './rows.ts';

beforeEach(() => document.body.replaceChildren());

/** Which act a key on an element of the page leads to. */
function actOf(html: string, init: KeyboardEventInit): string | undefined {
  document.body.innerHTML = html;
  const target = document.querySelector('[data-on]') ?? document.body;
  let id: string | undefined;
  const hear = (event: KeyboardEvent): void => {
    id = keyMeant(event)?.id;
  };
  window.addEventListener('keydown', hear);
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  window.removeEventListener('keydown', hear);
  return id;
}

test('no key means two things, and what is listed is told in both languages', () => {
  const keys = DESK_KEYS.flatMap((own) => own.keys);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  const ids = DESK_KEYS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const language of ['ko', 'en'] as const) {
    const { word } = wordsOf(language);
    for (const { id, group } of DESK_KEYS) {
      expect(word(`explore/keys/act/${id}`)).not.toContain('explore/');
      expect(word(`explore/keys/group/${group}`)).not.toContain('explore/');
    }
    for (const { id } of Object.values(PART_KEYS).flat()) {
      expect(word(`explore/keys/part/${id}`)).not.toContain('explore/');
    }
  }
});

test('ends of a range and the width of the window are keys of the whole page, but not of its fields', () => {
  for (const [key, code, id] of [
    ['[', 'BracketLeft', 'rangeFrom'],
    [']', 'BracketRight', 'rangeTo'],
    ['\\', 'Backslash', 'clearRange'],
    ['₩', 'Backslash', 'clearRange'],
    ['z', 'KeyZ', 'spanNarrow'],
    ['ㅋ', 'KeyZ', 'spanNarrow'],
  ] as const) {
    expect([key, actOf('', { key, code })]).toEqual([key, id]);
    expect(actOf('<div role="grid" tabindex="0" data-on></div>', { key, code })).toBe(id);
    expect(actOf('<input data-on>', { key, code })).toBeUndefined();
  }
  expect(actOf('', { key: 'Z', code: 'KeyZ', shiftKey: true })).toBe('spanWide');
  expect(actOf('', { key: 'z', code: 'KeyZ', ctrlKey: true })).toBe('undo');
});

test('every act is found in the palette by its own words', () => {
  const entries = entriesOfCommands(DESK_KEYS, PRESET_COMMANDS, []);
  for (const { id } of DESK_KEYS.filter((own) => own.id !== 'palette')) {
    for (const language of ['ko', 'en'] as const) {
      const typed = wordsOf(language).word(`explore/keys/act/${id}`);
      const [found] = searchPalette(typed, entries, { recent: [], usual: [], only: 'command' });
      const names = found?.hits.slice(0, 3).map(({ entry }) => entry.key) ?? [];
      expect({ typed, isFound: names.includes(`command/${id}`) }).toEqual({ typed, isFound: true });
    }
  }
});

test('every preset has a name of its own in both languages, and is found by it', () => {
  const entries = entriesOfCommands(DESK_KEYS, PRESET_COMMANDS, []);
  const ids = [...DESK_KEYS, ...PRESET_COMMANDS].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, name } of PRESET_COMMANDS) {
    for (const typed of [name.ko, name.en ?? '']) {
      expect(typed).not.toMatch(/explore\/|\{\{/u);
      const [found] = searchPalette(typed, entries, { recent: [], usual: [], only: 'command' });
      expect(found?.hits[0]?.entry.key).toBe(`command/${id}`);
    }
  }
});

test('what lies over the map is found to be switched, and one’s own to be taken away', () => {
  const own: OwnOverlay = {
    id: '1',
    name: '도림천 배수문.kml',
    kind: 'kml',
    features: [],
    addedMs: 0,
  };
  const offered: OverlaysAnswer = {
    hosts: [],
    named: [
      {
        id: 'green',
        title: { ko: '녹지' },
        attribution: '©',
        kind: 'xyz',
        url: 'https://t.example/{z}/{x}/{y}',
      },
    ],
    shared: [],
    left: null,
  };
  const shelf = { own: [own], offered, readings: new Map(), drawn: new Map() };
  const entries = entriesOfOverlays(deskOverlays(shelf, []));
  const found = (typed: string): readonly string[] =>
    searchPalette(typed, entries, { recent: [], usual: [], only: undefined }).flatMap(({ hits }) =>
      hits.map(({ entry }) => entry.key),
    );
  expect(found('ㄷㄹㅊ ㅂㅅㅁ')).toEqual(['overlay/own/1', 'overlay-remove/own/1']);
  expect(found('도림천 배수문.kml 지우기')).toEqual(['overlay-remove/own/1']);
  expect(found('녹지')).toEqual(['overlay/city/green']);
  expect(found('overlays')).toContain('overlay/city/green');
});

test('letters are keys: the same in Korean, in capitals, and while the keyboard is switched', () => {
  expect(actOf('', { key: 't' })).toBe('table');
  expect(actOf('', { key: 'ㅅ' })).toBe('table');
  expect(actOf('', { key: 'T' })).toBe('table');
  expect(actOf('', { key: 'ㅈ', shiftKey: true })).toBe('wall');
  expect(actOf('', { key: 'ㅉ', shiftKey: true })).toBe('wall');
  expect(actOf('', { key: 'ㅏ', ctrlKey: true })).toBe('palette');
  expect(actOf('', { key: 'k', metaKey: true })).toBe('palette');
  expect(actOf('', { key: '¡', code: 'Digit1', altKey: true })).toBe('to-layers');
  expect(actOf('', { key: 'Z', ctrlKey: true, shiftKey: true })).toBe('redo');
  expect(actOf('', { key: '?', shiftKey: true })).toBe('sheet');
  expect(actOf('', { key: 't', ctrlKey: true })).toBeUndefined();
});

test('nothing is done while somebody types, composes or has a dialog open', () => {
  const field = '<input type="text" data-on>';
  for (const init of [{ key: 't' }, { key: 'z', ctrlKey: true }, { key: ' ' }, { key: 'Escape' }]) {
    expect(actOf(field, init)).toBeUndefined();
    expect(actOf('<textarea data-on></textarea>', init)).toBeUndefined();
    expect(actOf('', { ...init, isComposing: true })).toBeUndefined();
    expect(actOf('', { ...init, keyCode: 229 })).toBeUndefined();
    expect(actOf('<dialog open></dialog>', init)).toBeUndefined();
  }
  expect(actOf(field, { key: 'k', ctrlKey: true })).toBe('palette');
  expect(actOf('<dialog open></dialog>', { key: 'k', ctrlKey: true })).toBeUndefined();
  expect(actOf('<input type="checkbox" data-on>', { key: 't' })).toBe('table');
});

test('arrows, Space and + are left to what has them', () => {
  const moved = { key: 'ArrowLeft' };
  expect(actOf('', moved)).toBe('back1');
  expect(actOf('', { ...moved, shiftKey: true })).toBe('back10');
  for (const part of [
    '<canvas data-on>',
    '<div role="grid" data-on>',
    '<div role="slider" data-on>',
  ]) {
    expect(actOf(part, moved)).toBeUndefined();
    expect(actOf(part, { key: ' ' })).toBeUndefined();
    expect(actOf(part, { key: 't' })).toBe('table');
  }
  expect(actOf('<button data-on>', { key: ' ' })).toBeUndefined();
  expect(actOf('<button data-on>', moved)).toBe('back1');
});

test('a key is written as it stands on the keyboard', () => {
  const words = ['Mod+K', 'Shift+W', 'Mod+Shift+Z', 'Shift+ArrowLeft', '+', '-', 'Alt+1'];
  expect(words.map((key) => keyWords(key))).toEqual([
    'Ctrl K',
    '⇧W',
    'Ctrl ⇧Z',
    '⇧←',
    '+',
    '−',
    'Alt 1',
  ]);
  expect(keyWords('Mod+K', true)).toBe('⌘ K');
  const plus = { key: '+', code: 'Equal', shiftKey: true, ctrlKey: false, metaKey: false };
  expect(pressedKey({ ...plus, altKey: false })).toBe('+');
});
