import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignSlots, leaderEnd, MOST_CALLOUTS, slotsOf } from '../../client/map/callout-slots.ts';
import { paddingOf } from '../../client/map/camera.ts';

const box = { x: 1186, y: 262, width: 1454, height: 1208 };
const centre = { x: 1913, y: 866 };
const none = new Map<string, string>();
const target = (subject: string, dx: number, dy: number) => ({
  subject,
  at: { x: centre.x + dx, y: centre.y + dy },
});

test('no two slots overlap, and the columns beside the map stay free', () => {
  const slots = slotsOf(box);
  for (const a of slots) {
    expect(a.x).toBeGreaterThan(1130);
    expect(a.x + a.width).toBeLessThan(2690);
    for (const b of slots) {
      if (a.id === b.id) continue;
      const apart =
        a.x + a.width <= b.x ||
        b.x + b.width <= a.x ||
        a.y + a.height <= b.y ||
        b.y + b.height <= a.y;
      expect(apart, `${a.id} ${b.id}`).toBe(true);
    }
  }
});

test('beside a narrow city words stand close to it, at every height, and never over it', () => {
  const city = { left: 1700, right: 2130 };
  const slots = slotsOf(box, city);
  expect(slots).toHaveLength(10);
  for (const { x, width } of slots) {
    expect(x + width < city.left || x > city.right).toBe(true);
    expect(x).toBeGreaterThanOrEqual(box.x);
    expect(x + width).toBeLessThanOrEqual(box.x + box.width);
  }
  const at = { x: 1750, y: 866 };
  const [slot] = slots.filter(
    ({ id }) => id === assignSlots([{ subject: 'a', at }], box, none, { city }).get('a'),
  );
  expect(Math.abs((slot?.y ?? 0) - at.y)).toBeLessThan(box.height * 0.1);
  expect(slotsOf(box, { left: 1250, right: 2600 })).toEqual(slotsOf(box));
});

test('a place gets a slot on its own side', () => {
  const given = assignSlots(
    [target('east', 330, -230), target('south', -40, 340), target('west', -300, -120)],
    box,
    none,
  );
  expect(Object.fromEntries(given)).toEqual({ east: 'right-1', south: 'bottom-2', west: 'left-1' });
});

test('the words of one place do not lie over the mark of another', () => {
  const [wordy, below] = [target('wordy', -60, 420), target('below', -220, 580)];
  const slots = slotsOf(box).filter(
    ({ x, y, width, height }) =>
      below.at.x > x && below.at.x < x + width && below.at.y > y && below.at.y < y + height,
  );
  expect(slots).toHaveLength(1);
  expect(assignSlots([wordy], box, none).get('wordy')).toBe(slots[0]?.id);
  const given = assignSlots([wordy, below], box, none);
  expect([...given.values()]).not.toContain(slots[0]?.id);
});

test('a line goes round the name of a district where another slot is as near', () => {
  const [a, b] = [target('a', -560, 60), target('b', -300, 40)];
  const slotOf = (names: readonly { x: number; y: number }[]) => {
    const given = assignSlots([a, b], box, none, { names });
    return slotsOf(box).find(({ id }) => id === given.get('b'));
  };
  const straight = slotOf([]);
  if (straight === undefined) throw new Error('no slot');
  const end = leaderEnd(straight);
  const name = { x: (end.x + b.at.x) / 2, y: (end.y + b.at.y) / 2 };
  expect(slotOf([name])?.id).not.toBe(straight.id);
});

test('a line goes through the mark of no other place while another way is free', () => {
  const [through] = slotsOf(box).filter(({ id }) => id === 'left-3');
  if (through === undefined) throw new Error('no slot');
  const end = leaderEnd(through);
  const far = target('far', 0, 60);
  const between = {
    subject: 'between',
    at: { x: (far.at.x + end.x) / 2, y: (far.at.y + end.y) / 2 },
  };
  const given = assignSlots([far, between], box, none);
  const slot = slotsOf(box).find(({ id }) => id === given.get('far'));
  if (slot === undefined) throw new Error('no slot');
  const to = leaderEnd(slot);
  const [dx, dy] = [to.x - far.at.x, to.y - far.at.y];
  const [mx, my] = [between.at.x - far.at.x, between.at.y - far.at.y];
  const beside = Math.abs(mx * dy - my * dx) / Math.hypot(dx, dy);
  const isAhead = mx * dx + my * dy > 0;
  expect(isAhead && beside < 27).toBe(false);
});

test('words lie over the name of no district while another slot is free', () => {
  const east = target('east', 330, -230);
  const [slot] = slotsOf(box).filter(({ id }) => id === assignSlots([east], box, none).get('east'));
  if (slot === undefined) throw new Error('no slot');
  const name = { x: slot.x + 20, y: slot.y - 10 };
  expect(assignSlots([east], box, none, { names: [name] }).get('east')).not.toBe(slot.id);
});

test('in a box higher than the city words beside its upper parts stay beside them, inside the page', () => {
  const upright = { x: 30, y: 200, width: 1000, height: 1600 };
  const city = { left: 30, right: 1030, top: 600, bottom: 1400 };
  const ys = Object.fromEntries(slotsOf(upright, city).map(({ id, y }) => [id, y]));
  expect(ys['right-1']).toBeGreaterThan(city.top);
  expect(ys['bottom-1']).toBeGreaterThan(city.bottom);
  for (const { x } of slotsOf(upright, city, 0.5)) expect(x).toBeGreaterThanOrEqual(36);
});

test('a subject keeps its slot although a more important one would lie better in it', () => {
  const held = assignSlots([target('old', 330, -230)], box, none);
  const given = assignSlots([target('new', 330, -230), target('old', 330, -230)], box, held);
  expect(given.get('old')).toBe('right-1');
  expect(given.get('new')).not.toBe('right-1');
  const after = assignSlots([target('new', 330, -230)], box, given);
  expect(after.get('new')).toBe(given.get('new'));
});

test('a callout does not hide the place it speaks of while another slot is free', () => {
  const [slot] = slotsOf(box);
  if (slot === undefined) throw new Error('no slot');
  const at = { x: slot.x + slot.width / 2, y: slot.y + slot.height / 2 };
  expect(assignSlots([{ subject: 'a', at }], box, none).get('a')).not.toBe(slot.id);
});

test('whatever comes, at most seven are shown and never two in one slot', () => {
  const place = fc.record({
    subject: fc.uuid(),
    at: fc.record({ x: fc.nat(3840), y: fc.nat(1770) }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { maxLength: 9, selector: ({ subject }) => subject }),
      (all) => {
        const given = assignSlots(all, box, none);
        expect(given.size).toBe(Math.min(all.length, MOST_CALLOUTS));
        expect(new Set(given.values()).size).toBe(given.size);
      },
    ),
    { numRuns: 50 },
  );
});

test('the city fits the box of a wall, and a box beyond the canvas leaves a map', () => {
  expect(paddingOf(box, { width: 3840, height: 1770 })).toEqual({
    left: 1186,
    top: 262,
    right: 1200,
    bottom: 300,
  });
  const { left, right, top, bottom } = paddingOf(box, { width: 800, height: 600 });
  expect(left + right).toBeLessThan(800);
  expect(top + bottom).toBeLessThan(600);
});

test('of two places in one direction the nearer slot goes to the nearer place', () => {
  const given = assignSlots([target('inner', -350, 220), target('outer', -560, 300)], box, none);
  const y = (subject: string) => slotsOf(box).find(({ id }) => id === given.get(subject))?.y ?? 0;
  expect(given.get('inner')).toMatch(/^left/);
  expect(y('inner')).toBeLessThan(y('outer'));
});

test('lines of callouts that come together never cross', () => {
  const slots = new Map(slotsOf(box).map((slot) => [slot.id, slot]));
  const inBox = fc.record({
    x: fc.integer({ min: 1560, max: 2250 }),
    y: fc.integer({ min: 560, max: 1300 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(inBox, { minLength: 2, maxLength: 7, selector: ({ x, y }) => `${x} ${y}` }),
      (places) => {
        const targets = places.map((at, index) => ({ subject: String(index), at }));
        const given = assignSlots(targets, box, none);
        const lines = targets.flatMap(({ subject, at }) => {
          const slot = slots.get(given.get(subject) ?? '');
          return slot === undefined ? [] : [[at, leaderEnd(slot)] as const];
        });
        for (const [index, a] of lines.entries()) {
          for (const b of lines.slice(index + 1)) expect(cross(a, b)).toBe(false);
        }
      },
    ),
    { numRuns: 100 },
  );
});

type Point = { readonly x: number; readonly y: number };
type Line = readonly [Point, Point];

function cross([a, b]: Line, [c, d]: Line): boolean {
  const turn = (p: Point, q: Point, r: Point): number =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

test('words that a legend would lie over stand just below it, or nowhere where that is taken', () => {
  const [first] = slotsOf(box);
  if (first === undefined) throw new Error('expected a slot');
  const low = { x: first.x + 100, y: first.y, width: 300, height: 60 };
  const moved = slotsOf(box, undefined, 1, [low]).find(({ id }) => id === first.id);
  expect(moved?.x).toBe(first.x);
  expect(moved?.y).toBeGreaterThan(low.y + low.height / 2);
  expect(moved?.y).toBeLessThan(first.y + first.height);
  const high = { ...low, height: 20 * first.height };
  expect(slotsOf(box, undefined, 1, [high]).map(({ id }) => id)).not.toContain(first.id);
});
