// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { entriesOfThings } from '../../client/explore/palette-index.ts';
import { searchPalette } from '../../client/explore/palette-search.ts';
import { PaletteDialog } from '../../client/panels/explore/palette-dialog.tsx';
import { aRow } from './rows.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const entries = entriesOfThings(
  [
    aRow('a', { ko: '오금교' }),
    aRow('b', { ko: '오금공원' }),
    aRow('c', { ko: '오금교 침수', kind: 'incident' }),
    aRow('d', { ko: '사과' }),
  ],
  [],
);

/** The palette as somebody has it in front of them. */
function opened() {
  const taken: string[] = [];
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const dialog = createElement(PaletteDialog, {
    begin: '',
    find: (typed, only) => searchPalette(typed, entries, { recent: [], usual: [], only }),
    tell: () => ({ note: '', does: '열기' }),
    onTake: ({ key }) => taken.push(key),
    onClose: () => undefined,
  });
  const page = createElement(I18nextProvider, { i18n: createWording('ko') }, dialog);
  act(() => createRoot(host).render(page));
  const field = host.querySelector('input');
  if (field === null) throw new Error('no field');
  return {
    taken,
    field,
    tell: (type: string) => act(() => void field.dispatchEvent(new Event(type, { bubbles: true }))),
    write: (text: string) =>
      act(() => {
        Reflect.set(HTMLInputElement.prototype, 'value', text, field);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    key: (type: 'keydown' | 'keyup', init: KeyboardEventInit) =>
      act(() => void field.dispatchEvent(new KeyboardEvent(type, { bubbles: true, ...init }))),
    names: () =>
      [...host.querySelectorAll('[role=option] span span')].flatMap(({ textContent }) =>
        textContent === '' ? [] : [textContent],
      ),
    fit: () => [...host.querySelectorAll('u')].map(({ textContent }) => textContent),
    chosen: () => host.querySelector('[aria-selected=true]')?.textContent,
  };
}

test('the Enter that ends a syllable runs nothing, in Chrome’s order of events and in WebKit’s', () => {
  const { taken, tell, write, key } = opened();
  tell('compositionstart');
  write('오금교');
  key('keydown', { key: 'Enter', isComposing: true, keyCode: 229 });
  tell('compositionend');
  key('keyup', { key: 'Enter' });
  expect(taken).toEqual([]);

  tell('compositionstart');
  tell('compositionend');
  key('keydown', { key: 'Enter', keyCode: 229 });
  key('keyup', { key: 'Enter' });
  expect(taken).toEqual([]);

  // WebKit without the old key code.
  tell('compositionstart');
  tell('compositionend');
  key('keydown', { key: 'Enter', keyCode: 13 });
  key('keyup', { key: 'Enter' });
  expect(taken).toEqual([]);

  key('keydown', { key: 'Enter', keyCode: 13 });
  expect(taken).toEqual(['a']);
});

test('사과 typed key by key loses no letter and is found on the way', () => {
  const { field, names, write, tell, key } = opened();
  tell('compositionstart');
  for (const grown of ['ㅅ', '사', '삭', '사고', '사과']) {
    key('keydown', { key: 'Process', isComposing: true, keyCode: 229 });
    write(grown);
    expect(field.value).toBe(grown);
    expect(names()[0]).toBe('사과');
    key('keyup', { key: 'Process', isComposing: true });
  }
  tell('compositionend');
  expect(field.value).toBe('사과');
});

test('arrows choose, initials are underlined, Tab goes to the next sort', () => {
  const { taken, write, key, names, fit, chosen } = opened();
  write('ㅇㄱㄱ');
  expect(names()).toEqual(['오금교', '오금공원', '오금교 침수']);
  expect(fit()).toEqual(['오금교', '오금공', '오금교']);
  key('keydown', { key: 'ArrowDown' });
  expect(chosen()).toContain('오금공원');
  key('keydown', { key: 'Tab' });
  expect(names()).toEqual(['오금교', '오금공원']);
  key('keydown', { key: 'Tab' });
  expect(names()).toEqual(['오금교 침수']);
  key('keydown', { key: 'Enter' });
  expect(taken).toEqual(['c']);
});
