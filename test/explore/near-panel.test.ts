// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { findPlaces, type Place } from '../../client/explore/places.ts';
import { NearPanel } from '../../client/panels/explore/near-panel.tsx';
import { aRow } from './rows.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const PLACES: readonly Place[] = ['탄천', '도림천', '도림교'].map((ko) => ({
  subject: `stream/${ko}`,
  name: { ko },
  kind: 'stream',
  geometry: { type: 'Point', coordinates: [126.9, 37.5] },
}));

/** The list as somebody has it in front of them. */
function opened() {
  const done: unknown[] = [];
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const report = aRow('report', { ko: '영등포동 주택', layer: 'incident/flood', level: 1 });
  const panel = createElement(NearPanel, {
    label: '둘레 안의 모든 것',
    target: undefined,
    radiusM: 1000,
    told: ['1건'],
    found: {
      layers: [
        {
          layer: 'incident/flood',
          title: { ko: '침수 신고' },
          worst: 1,
          nearest: 24,
          things: [{ thing: report, farM: 24 }],
        },
      ],
      count: 1,
      placeless: 0,
    },
    isFiltered: false,
    find: (typed) => findPlaces(typed, PLACES, 8),
    onTarget: ({ subject }) => done.push(subject),
    onRadius: (radiusM) => done.push(radiusM),
    onFilter: () => done.push('filter'),
    onTable: (layers) => done.push(layers),
    onThing: ({ key }) => done.push(key),
    onClose: () => done.push('close'),
  });
  const page = createElement(I18nextProvider, { i18n: createWording('ko') }, panel);
  act(() => createRoot(host).render(page));
  const [place, radius] = host.querySelectorAll('input');
  if (place === undefined || radius === undefined) throw new Error('no fields');
  const type = (field: HTMLInputElement, text: string): void =>
    act(() => {
      const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      value?.set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const press = (field: HTMLElement, key: string, isComposing = false): void =>
    act(() => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing, bubbles: true }));
    });
  const click = (name: string): void =>
    act(() => {
      const found = [...host.querySelectorAll('button')].find((button) =>
        (button.getAttribute('aria-label') ?? button.textContent ?? '').includes(name),
      );
      if (found === undefined) throw new Error(name);
      found.click();
    });
  return { done, host, place, radius, type, press, click };
}

test('a stream is named by its initials and Enter, not by the Enter that ends a syllable', () => {
  const { done, place, type, press } = opened();
  expect(document.activeElement).toBe(place);
  type(place, 'ㄷㄹㅊ');
  press(place, 'Enter', true);
  expect(done).toEqual([]);
  press(place, 'Enter');
  expect(done).toEqual(['stream/도림천']);
});

test('Escape first empties the field, then closes; a radius that is none is told and not taken', () => {
  const { done, host, place, radius, type, press } = opened();
  type(place, '탄');
  press(place, 'Escape');
  expect([place.value, done]).toEqual(['', []]);
  type(radius, '0');
  press(radius, 'Enter');
  expect(done).toEqual([]);
  expect(host.querySelector('[role=alert]')?.textContent).toContain('1–100,000');
  type(radius, '1,500');
  press(radius, 'Enter');
  press(place, 'Escape');
  expect(done).toEqual([1500, 'close']);
});

test('a layer opens to its rows, each of which is taken, and goes to the table by itself', () => {
  const { done, click } = opened();
  click('가장 가까운 것 24 m');
  click('영등포동 주택');
  click('침수 신고 1건을 표로');
  expect(done).toEqual(['report', ['incident/flood']]);
});
