// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { LayerFind } from '../../client/panels/explore/layer-find.tsx';
import { aRow } from './rows.ts';

const NO_OVERLAYS = [] as const;
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const rows = [aRow('a', { ko: '도림천 침수' }), aRow('b', { ko: '오금교' })];

/** The search of the layers as somebody has it in front of them. */
function opened() {
  const taken: string[] = [];
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const nothing = (): void => undefined;
  const find = (
    <I18nextProvider i18n={createWording('ko')}>
      <LayerFind
        layers={[]}
        things={() => rows}
        places={() => []}
        on={new Set()}
        onLayer={nothing}
        overlays={NO_OVERLAYS}
        onOverlay={nothing}
        onPlace={nothing}
        onThing={({ key }) => taken.push(key)}
      >
        {null}
      </LayerFind>
    </I18nextProvider>
  );
  act(() => createRoot(host).render(find));
  const field = host.querySelector('input');
  if (field === null) throw new Error('no field');
  const write = (text: string): void => {
    Reflect.set(HTMLInputElement.prototype, 'value', text, field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const enter = (): void =>
    void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  return { taken, host, write, enter };
}

test('Enter takes what fits the words in the field, also before the list has caught up', () => {
  const { taken, write, enter } = opened();
  act(() => write('오금교'));
  act(() => {
    write('ㄷㄹㅊ');
    enter();
  });
  expect(taken).toEqual(['a']);
});

test('what is found is taken by the pointer, and the field is empty again', () => {
  const { taken, host, write } = opened();
  act(() => write('오금'));
  const option = host.querySelector<HTMLElement>('[role=option]');
  act(() => option?.click());
  expect(taken).toEqual(['b']);
  expect(host.querySelector('input')?.value).toBe('');
});
