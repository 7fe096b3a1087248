// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { NO_FILTER } from '../../client/explore/filter.ts';
import { hexParameters } from '../../client/explore/hex-question.ts';
import { LAST_WEEK, ONE_HOUR, otherInstant, shiftOf } from '../../client/explore/swipe-instant.ts';
import { SwipeEdge } from '../../client/panels/explore/swipe-edge.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const NOW_MS = Date.parse('2022-08-08T21:32:04+09:00');

test('another instant is a fixed one, or so much before the clock, in whole minutes', () => {
  expect(new Date(otherInstant(LAST_WEEK, NOW_MS)).toISOString()).toBe('2022-08-01T12:32:00.000Z');
  expect(otherInstant({ other: { atMs: 5 }, share: 0 }, NOW_MS)).toBe(5);
  expect(shiftOf(LAST_WEEK)).toEqual({ n: 7, unit: 'D' });
  expect(shiftOf({ other: ONE_HOUR, share: 0.5 })).toEqual({ n: 1, unit: 'H' });
  expect(shiftOf({ other: { atMs: 5 }, share: 0 })).toBeUndefined();
});

test('the server counts a brushed range up to the clock, unless it would narrow it otherwise', () => {
  const choice = { id: 'incident/flood', opacity: 1, form: 'hex' } as const;
  const range = { fromMs: NOW_MS - 3_600_000, toMs: NOW_MS + 3_600_000 };
  const at = { clockMs: NOW_MS, isAsHappened: false };
  const asked = hexParameters(
    choice,
    { ...NO_FILTER, districts: ['11620', '11590'] },
    range,
    at,
    12,
  );
  expect(Object.fromEntries(asked ?? [])).toEqual({
    layer: 'incident/flood',
    resolution: '8',
    district: '11590,11620',
    from: '2022-08-08T11:32:04.000Z',
    to: '2022-08-08T12:32:04.000Z',
    known: '2022-08-08T12:32:04.000Z',
  });
  expect(hexParameters(choice, { ...NO_FILTER, text: 'ㄷㄹㅊ' }, range, at)).toBeUndefined();
  expect(hexParameters({ ...choice, form: 'each' }, NO_FILTER, range, at)).toBeUndefined();
  expect(hexParameters({ ...choice, id: 'position/bus' }, NO_FILTER, range, at)).toBeUndefined();
});

test('the edge is moved by keys and says which instants it parts', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  const heard: (number | string)[] = [];
  const draw = (share: number): Promise<void> =>
    act(async () =>
      root.render(
        <I18nextProvider i18n={createWording('ko')}>
          <SwipeEdge
            share={share}
            past="2022-08-08 20:32"
            note="기록 없음"
            isUnknown
            offer={{ text: '1시간 전과 비교', onTake: () => heard.push('offer') }}
            now="2022-08-08 21:32"
            onShare={(moved) => heard.push(moved)}
            onClose={() => heard.push('close')}
          />
        </I18nextProvider>,
      ),
    );
  await draw(0.5);
  expect(host.textContent).toContain('과거 2022-08-08 20:32기록 없음');
  const edge = host.querySelector('[role=slider]');
  expect(edge?.getAttribute('aria-valuetext')).toBe(
    '2022-08-08 20:32 50 % · 2022-08-08 21:32 50 %',
  );
  const press = (key: string, shiftKey = false): void => {
    edge?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
  };
  await act(async () => {
    for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'x', 'Escape']) press(key);
    press('ArrowRight', true);
    host.querySelector('button')?.click();
  });
  expect(heard).toEqual([0.51, 0.49, 0, 1, 'close', 0.6, 'offer']);
  await act(async () => root.unmount());
});
