// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { PairingCard } from '../../client/rooms/wall/pairing-card.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
afterEach(() => vi.useRealTimers());

test('the code of a phone leaves the wall once a phone has connected, not before', () => {
  vi.useFakeTimers();
  const onClose = vi.fn<() => void>();
  const root = createRoot(document.createElement('div'));
  const show = (...presenters: readonly string[]): void => {
    const screen = { id: undefined, code: undefined, presenters, problem: undefined };
    act(() =>
      root.render(
        <I18nextProvider i18n={createWording('ko')}>
          <PairingCard screen={screen} onClose={onClose} />
        </I18nextProvider>,
      ),
    );
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
  };
  // One who was there before the card was opened for another.
  show('비서실');
  expect(onClose).not.toHaveBeenCalled();
  show('비서실', '휴대전화');
  expect(onClose).toHaveBeenCalledOnce();
});
