// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { PresenterCommand } from '../../contract/presenter.ts';
import { carryOut } from '../../client/rooms/wall/carry-out.ts';
import { useHandAtWall } from '../../client/rooms/wall/use-hand-at-wall.ts';
import { directed, firstControl, type By } from '../../client/rooms/wall/wall-control.ts';
import { plan } from './director-wall.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const facts = {
  plan,
  atMs: 1000,
  nowMs: 0,
  isPast: false,
  scenes: new Map([['water', { hasMap: true }]]),
  layers: new Set<string>(),
  languages: ['ko'],
  scripts: [],
  situations: [],
  placeOf: () => undefined,
  isHeld: false,
};

let control = firstControl(plan, 0);
const give = (command: PresenterCommand, by: By): undefined => {
  ({ control } = carryOut(control, command, facts, by));
};
const touch = (): void => {
  ({ control } = directed(plan, control, { type: 'stay', by: 'hand', atMs: 1000 }));
};

function Wall(): null {
  useHandAtWall({ give, touch }, [], undefined, undefined);
  return null;
}

let end = (): void => undefined;
afterEach(() => end());

test('a digit takes the wall, and 0 gives it back at once, not after another minute', () => {
  const root = createRoot(document.createElement('div'));
  end = () => act(() => root.unmount());
  act(() => root.render(<Wall />));
  const press = (key: string): void =>
    act(
      () => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
    );
  // The third in every city, though here it is the second of those that take turns.
  press('3');
  expect(control.direction).toMatchObject({ scene: 'water', why: 'hand' });
  press('0');
  expect(control.direction).toMatchObject({ scene: 'overview', why: 'turn' });
});
