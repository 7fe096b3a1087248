import { expect, test } from 'vitest';
import { keepControl, keptControl, type Store } from '../../client/rooms/wall/kept-control.ts';
import { directed, firstControl } from '../../client/rooms/wall/wall-control.ts';
import { calm, plan, severe } from './director-wall.ts';

function memory(): Store {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => void held.set(key, text),
  };
}

/** A page that was opened at 0, 500 s later: water, as a presenter asked; a flood calls since 490 s. */
const situations = [severe('situation/flood', calm.nowMs)];
const control = {
  ...[
    { type: 'show', by: 'presenter', atMs: 400_000, scene: 'water' } as const,
    { type: 'tick', atMs: 490_000, seen: { ...calm, isCalm: false, situations } } as const,
  ].reduce((held, event) => directed(plan, held, event).control, firstControl(plan, 0)),
  hiddenLayers: ['vehicles'],
};
const leftAt = { ownMs: 500_000, clockMs: 1_000_000_000 };

test('a page that loads itself anew shows what it showed, for as long as it would have', () => {
  const store = memory();
  keepControl(store, control, plan, leftAt);
  const back = keptControl(store, plan, { ownMs: 2000, clockMs: leftAt.clockMs + 10_000 });
  expect(back).toMatchObject({
    hiddenLayers: ['vehicles'],
    // 110 s ago, as it was when the page came back 10 s after it left.
    direction: { scene: 'water', why: 'presenter', sinceMs: -108_000, untilMs: 1_692_000 },
  });
  expect([...back.direction.waiting.values()]).toEqual([{ riseMs: calm.nowMs, seenMs: -18_000 }]);
});

test('a wall opened otherwise, after long, or with nothing kept begins anew', () => {
  const store = memory();
  const now = { ownMs: 2000, clockMs: leftAt.clockMs + 10_000 };
  expect(keptControl(store, plan, now)).toEqual(firstControl(plan, 2000));
  keepControl(store, control, plan, leftAt);
  const pinned = { ...plan, pinned: { scene: 'traffic', subject: undefined } };
  expect(keptControl(store, pinned, now)).toEqual(firstControl(pinned, 2000));
  const late = { ownMs: 2000, clockMs: leftAt.clockMs + 1_800_001 };
  expect(keptControl(store, plan, late)).toEqual(firstControl(plan, 2000));
  for (const ofAnotherBuild of ['{', 'null', '{}', '{"control":{"direction":{}}}']) {
    store.setItem('wall-control', ofAnotherBuild);
    expect(keptControl(store, plan, now)).toEqual(firstControl(plan, 2000));
  }
});
