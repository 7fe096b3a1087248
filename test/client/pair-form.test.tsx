// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import type { PresenterLink } from '../../client/link/presenter-link.ts';
import { PairForm } from '../../client/rooms/presenter/pair-form.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

test('a phone whose browser keeps nothing pairs all the same, with the digits of its address', async () => {
  const forbidden = (): never => {
    throw new DOMException('no storage here', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
  window.history.replaceState(null, '', '/presenter?code=12-34%2056x789');
  const asked: string[] = [];
  const link: Pick<PresenterLink, 'pair'> = {
    pair: (code) => {
      asked.push(code);
      return Promise.resolve(undefined);
    },
  };
  const host = document.createElement('div');
  document.body.append(host);
  act(() =>
    createRoot(host).render(
      <I18nextProvider i18n={createWording('ko')}>
        <PairForm link={link} isExpired={false} />
      </I18nextProvider>,
    ),
  );
  await act(async () => {
    host.querySelector('form')?.requestSubmit();
    await Promise.resolve();
  });
  expect(asked).toEqual(['123456']);
  expect(host.querySelector('[role=alert]')?.textContent).not.toBe('');
});
