import { expect, test } from 'vitest';
import {
  directed,
  firstControl,
  type Carried,
  type WallControl,
} from '../../client/rooms/wall/wall-control.ts';
import { calm, plan } from './director-wall.ts';

const tickPast = (control: WallControl, atMs: number, of = plan): Carried =>
  directed(of, control, { type: 'tick', atMs, seen: { ...calm, isPast: true } });
const toNow = { type: 'time', wish: { type: 'live' } } as const;

test('a past chosen by the bar of the time ends after half an hour without a touch', () => {
  const looking = tickPast(firstControl(plan, 0), 1000).control;
  expect(tickPast(looking, 1_800_000)).toMatchObject({
    control: { direction: { why: 'hand' } },
    effects: [],
  });
  expect(tickPast(looking, 1_801_000)).toMatchObject({
    control: { direction: { scene: 'overview', why: 'turn' }, hasChosenPast: false },
    effects: [toNow],
  });
});

test('also on a wall with a scene of its address, which it then shows as of now', () => {
  const pinned = { ...plan, pinned: { scene: 'water', subject: undefined } };
  const looking = tickPast(firstControl(pinned, 0), 1000, pinned).control;
  expect(looking.direction).toMatchObject({ scene: 'water', why: 'hand' });
  expect(tickPast(looking, 1_801_000, pinned)).toMatchObject({
    control: { direction: { scene: 'water', why: 'pinned' } },
    effects: [toNow],
  });
});

test('is given up with the wall', () => {
  const looking = tickPast(firstControl(plan, 0), 1000).control;
  expect(directed(plan, looking, { type: 'release', atMs: 2000 }).effects).toEqual([toNow]);
});
