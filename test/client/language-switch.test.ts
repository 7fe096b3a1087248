// @vitest-environment happy-dom
import { act, createElement, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { useLanguageSwitch } from '../../client/rooms/wall/use-language.ts';
import type { CityAnswer } from '../../contract/api.ts';
import { seoul } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

function Switch({ city }: { readonly city: CityAnswer }): JSX.Element {
  const change = useLanguageSwitch(city);
  return createElement('button', { type: 'button', onClick: change });
}

function screenOf(city: CityAnswer): () => void {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const i18n = createWording('ko');
  const page = createElement(I18nextProvider, { i18n }, createElement(Switch, { city }));
  act(() => createRoot(host).render(page));
  return () => act(() => host.querySelector('button')?.click());
}

test('a screen speaks the language of its city, is switched, and stays so', () => {
  window.history.replaceState(null, '', '/wall');
  const change = screenOf(seoul);
  expect(document.documentElement.lang).toBe('ko');
  change();
  expect(document.documentElement.lang).toBe('en');
  expect(window.location.search).toBe('?lang=en');
  change();
  expect(document.documentElement.lang).toBe('ko');
  expect(window.location.search).toBe('');
});

test('a city that speaks no Korean begins in English', () => {
  window.history.replaceState(null, '', '/wall');
  screenOf({ ...seoul, languages: ['en'] });
  expect(document.documentElement.lang).toBe('en');
});
