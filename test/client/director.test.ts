import { describe, expect, test } from 'vitest';
import { direct, firstDirection, nextTakeover, nextTurn } from '../../client/scenes/director.ts';
import type { Direction, Plan, Seen } from '../../client/scenes/direction.ts';
import { beginMs, calm, first, plan, run, severe } from './director-wall.ts';

test('while all is calm each scene has its time, in the order of the turns', () => {
  expect(run(first, 89).scene).toBe('overview');
  expect(nextTurn(plan, run(first, 50), 50_000)).toEqual({ scene: 'water', inMs: 40_000 });
  expect(run(first, 90)).toMatchObject({ scene: 'water', why: 'turn' });
  expect(run(first, 150).scene).toBe('traffic');
  expect(run(first, 195).scene).toBe('overview');
});

test('without turns the overview stays', () => {
  const still = { ...plan, isTurning: false };
  const tick = { type: 'tick', atMs: 999_000, seen: calm } as const;
  expect(direct(still, first, tick)).toMatchObject({ scene: 'overview', why: 'turn' });
});

test('anything at 경계 brings the overview at once, and keeps it two minutes longer', () => {
  const urgent = run(run(first, 100), 1, () => ({ isCalm: false }), 100);
  expect(urgent).toMatchObject({ scene: 'overview', why: 'urgent' });
  expect(run(urgent, 119, () => ({}), 101).why).toBe('urgent');
  expect(run(urgent, 120, () => ({}), 101)).toMatchObject({ scene: 'overview', why: 'turn' });
});

describe('a 심각 that nobody acknowledges', () => {
  const flood = severe('situation/flood', beginMs);
  const night = (): Partial<Seen> => ({ isCalm: false, situations: [flood] });

  test('takes the wall over after a minute, and is told beforehand', () => {
    const before = run(first, 50, night);
    expect(before.scene).toBe('overview');
    // Seen with the first tick, a second after the wall opened.
    expect(nextTakeover(plan, before, 50_000)).toEqual({ subject: flood.subject, inMs: 11_000 });
    expect(run(first, 61, night)).toMatchObject({
      scene: 'takeover',
      subject: flood.subject,
      why: 'takeover',
    });
  });

  test('that was acknowledged within the minute does not', () => {
    const acknowledged = { ...flood, isCalling: false };
    const seen = (second: number): Partial<Seen> => ({
      isCalm: false,
      situations: [second < 55 ? flood : acknowledged],
    });
    expect(run(first, 600, seen)).toMatchObject({ scene: 'overview', why: 'urgent' });
  });

  test('stays ten minutes after its last change, then the overview is back, and it does not come again', () => {
    const grown = { ...flood, change: 'growing' };
    const seen = (second: number): Partial<Seen> => ({
      isCalm: false,
      situations: [second < 300 ? flood : grown],
    });
    expect(run(first, 899, seen).why).toBe('takeover');
    expect(run(first, 900, seen)).toMatchObject({ scene: 'overview', why: 'urgent' });
    expect(run(first, 9000, seen)).toMatchObject({ scene: 'overview', why: 'urgent' });
  });

  test('takes it once more when it has become 심각 again', () => {
    const once = run(first, 700, night);
    expect(once.why).toBe('urgent');
    const again = (): Partial<Seen> => ({
      isCalm: false,
      situations: [severe(flood.subject, beginMs + 650_000)],
    });
    expect(run(once, 62, again, 700)).toMatchObject({ scene: 'takeover', subject: flood.subject });
  });

  test('waits until another has had its two minutes', () => {
    const other = severe('situation/landslide', beginMs + 10_000);
    const both = (): Partial<Seen> => ({ isCalm: false, situations: [other, flood] });
    expect(run(first, 180, both).subject).toBe(flood.subject);
    expect(run(first, 181, both)).toMatchObject({ scene: 'takeover', subject: other.subject });
  });

  test('is told again when the recording has gone back to before it', () => {
    const once = run(first, 900, night);
    const back = run(once, 5, () => ({ nowMs: beginMs - 60_000 }), 900);
    const seen = (): Partial<Seen> => ({ ...night(), nowMs: beginMs + 120_000 });
    expect(run(back, 62, seen, 905).why).toBe('takeover');
  });

  test('at ×60 still waits a minute of the people at the wall', () => {
    const fast = (second: number): Partial<Seen> => ({
      ...night(),
      nowMs: beginMs + second * 60_000,
    });
    expect(run(first, 60, fast).scene).toBe('overview');
    expect(run(first, 61, fast).scene).toBe('takeover');
  });

  test('does not turn up in a past that somebody looks at', () => {
    const past = run(first, 600, () => ({ ...night(), isPast: true }));
    expect(past).toMatchObject({ scene: 'overview', why: 'hand' });
  });

  test('takes the wall from a presenter only if it is new to them', () => {
    const seen = run(first, 5, night);
    const held = direct(plan, seen, { type: 'show', by: 'presenter', atMs: 6000, scene: 'water' });
    const later = run(held, 600, () => ({ ...night(), hasPresenter: true }), 6);
    expect(later).toMatchObject({ scene: 'water', why: 'presenter' });
    const fire = severe('situation/fire', beginMs + 600_000);
    const both = (): Partial<Seen> => ({
      isCalm: false,
      situations: [flood, fire],
      hasPresenter: true,
    });
    expect(run(later, 62, both, 606)).toMatchObject({ scene: 'takeover', subject: fire.subject });
  });
});

test('a touch holds the scene for a minute, then the director comes back by itself', () => {
  const touched = direct(plan, run(first, 100), {
    type: 'show',
    by: 'hand',
    atMs: 100_000,
    scene: 'traffic',
  });
  expect(run(touched, 59, () => ({}), 100)).toMatchObject({ scene: 'traffic', why: 'hand' });
  expect(run(touched, 60, () => ({}), 100)).toMatchObject({ scene: 'overview', why: 'turn' });
});

test('a lost tablet leaves the wall as it was for half an hour; a connected one for as long as it is', () => {
  const show = { type: 'show', by: 'presenter', atMs: 0, scene: 'water' } as const;
  const held = direct(plan, first, show);
  expect(run(held, 1799)).toMatchObject({ scene: 'water', why: 'presenter' });
  expect(run(held, 1800)).toMatchObject({ scene: 'overview', why: 'turn' });
  const until3000 = (second: number): Partial<Seen> => ({ hasPresenter: second <= 3000 });
  expect(run(held, 4799, until3000).scene).toBe('water');
  expect(run(held, 4801, until3000).why).toBe('turn');
});

test('a pinned wall shows its scene, yields to a person and comes back to it', () => {
  const pinned: Plan = { ...plan, pinned: { scene: 'water', subject: undefined } };
  const at = (direction: Direction, atMs: number): Direction =>
    direct(pinned, direction, {
      type: 'tick',
      atMs,
      seen: { ...calm, isCalm: false, situations: [severe('situation/flood', beginMs - 1e6)] },
    });
  const own = firstDirection(pinned, 0);
  expect(at(at(own, 1000), 900_000)).toMatchObject({ scene: 'water', why: 'pinned' });
  const other = direct(pinned, own, { type: 'show', by: 'hand', atMs: 0, scene: 'traffic' });
  expect(at(other, 59_000).scene).toBe('traffic');
  expect(at(other, 60_000)).toMatchObject({ scene: 'water', why: 'pinned' });
});
