// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import type { PresenterCommand } from '../../contract/presenter.ts';
import { createWording } from '../../client/design/wording.ts';
import { CommandFinder } from '../../client/rooms/palette/command-finder.tsx';
import { lexiconOf } from '../../client/rooms/palette/lexicon.ts';
import { seoul } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** A field in which somebody has typed, and what it told. */
function typed(text: string) {
  const told: PresenterCommand[] = [];
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const lexicon = {
    named: lexiconOf(seoul, [], [], [], []),
    nowMs: undefined,
    zone: 'Asia/Seoul',
    script: undefined,
  };
  const finder = createElement(CommandFinder, {
    lexicon,
    onCommand: (command) => told.push(command),
  });
  const page = createElement(I18nextProvider, { i18n: createWording('ko') }, finder);
  act(() => createRoot(host).render(page));
  const field = host.querySelector('input');
  if (field === null) throw new Error('no field');
  act(() => {
    // As a keyboard does, past what React has put over it.
    Reflect.set(HTMLInputElement.prototype, 'value', text, field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const press = (init: KeyboardEventInit): void => {
    act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init })));
  };
  const options = (): readonly (string | undefined)[] =>
    [...host.querySelectorAll('[role=option]')].map(({ textContent }) => textContent.trim());
  return { told, press, options, field };
}

test('the Enter that ends a syllable does nothing; the next one does what is chosen', () => {
  const { told, press, options, field } = typed('관');
  expect(options()).toEqual(['지도 이동: 관악구']);
  press({ key: 'Enter', isComposing: true });
  press({ key: 'Enter', keyCode: 229 });
  expect(told).toEqual([]);
  press({ key: 'Enter' });
  expect(told).toMatchObject([{ type: 'fly', name: { ko: '관악구' } }]);
  expect(field.value).toBe('');
});

test('arrows choose among several', () => {
  const { told, press, options } = typed('ㅈ');
  expect(options()).toEqual(['지도 이동: 종로구', '지도 이동: 중구', '지도 이동: 동작구']);
  press({ key: 'ArrowDown' });
  press({ key: 'Enter' });
  expect(told).toMatchObject([{ name: { ko: '중구' } }]);
});
