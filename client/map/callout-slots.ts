import type { FitBox, Pixel } from './camera.ts';

/** A fixed place for a callout: its top left corner and the most it may be wide, px. */
export interface CalloutSlot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As shares of the box that the city fills: three left, two below, two right. */
const SLOTS: readonly (readonly [id: string, x: number, y: number, width: number])[] = [
  ['left-1', -0.01, 0.3, 0.235],
  ['left-2', -0.01, 0.635, 0.235],
  ['left-3', -0.01, 0.818, 0.235],
  ['bottom-1', 0.385, 0.93, 0.225],
  ['bottom-2', 0.62, 0.93, 0.24],
  ['right-1', 0.81, 0.28, 0.21],
  ['right-2', 0.81, 0.822, 0.21],
];
const SLOT_HEIGHT = 0.092;

export const MOST_CALLOUTS = SLOTS.length;

/** The slots of a box; they never overlap. */
export function slotsOf({ x, y, width, height }: FitBox): CalloutSlot[] {
  return SLOTS.map(([id, left, top, wide]) => ({
    id,
    x: x + left * width,
    y: y + top * height,
    width: wide * width,
    height: SLOT_HEIGHT * height,
  }));
}

/** A subject and where it is on screen. */
export interface CalloutTarget {
  readonly subject: string;
  readonly at: Pixel;
}

const TURN = 2 * Math.PI;

function angleBetween(a: number, b: number): number {
  const turned = Math.abs(a - b) % TURN;
  return Math.min(turned, TURN - turned);
}

/**
 * A slot for each target, most important first. A subject keeps the slot it holds until it goes;
 * a new one gets the free slot that lies most nearly in its direction from the middle. Targets
 * beyond the last free slot get none.
 */
export function assignSlots(
  targets: readonly CalloutTarget[],
  box: FitBox,
  held: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const direction = (point: Pixel): number => Math.atan2(point.y - centre.y, point.x - centre.x);
  const free = new Map(
    slotsOf(box).map(({ id, x, y, width, height }) => [
      id,
      direction({ x: x + width / 2, y: y + height / 2 }),
    ]),
  );
  const given = new Map<string, string>();
  for (const { subject } of targets) {
    const slot = held.get(subject);
    if (slot !== undefined && free.delete(slot)) given.set(subject, slot);
  }
  for (const { subject, at } of targets) {
    if (given.has(subject)) continue;
    const wanted = direction(at);
    const nearest = [...free].toSorted(
      ([, a], [, b]) => angleBetween(a, wanted) - angleBetween(b, wanted),
    )[0];
    if (nearest === undefined) break;
    given.set(subject, nearest[0]);
    free.delete(nearest[0]);
  }
  return given;
}
