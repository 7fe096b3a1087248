import type { FitBox, Pixel } from './camera.ts';

/** A fixed place for a callout: its top left corner and the most it may be wide, px. */
export interface CalloutSlot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far the city reaches on screen to the left and right, px. */
export interface CitySpan {
  readonly left: number;
  readonly right: number;
}

/** What callouts must mind besides each other. */
interface Surroundings {
  readonly city?: CitySpan | undefined;
  /** Where names stand that a line should not strike through. */
  readonly names?: readonly Pixel[];
}

type Share = readonly [id: string, x: number, y: number, width: number];

/** As shares of the box that the city fills: three left, three below, two right. */
const SLOTS: readonly Share[] = [
  ['left-1', -0.02, 0.3, 0.29],
  ['left-2', -0.02, 0.65, 0.29],
  ['left-3', -0.02, 0.818, 0.29],
  ['bottom-1', -0.02, 0.93, 0.26],
  ['bottom-2', 0.25, 0.93, 0.29],
  ['bottom-3', 0.55, 0.93, 0.23],
  ['right-1', 0.775, 0.28, 0.255],
  ['right-2', 0.79, 0.885, 0.24],
];
const SLOT_HEIGHT = 0.092;

/** Heights beside a narrow city: nothing of it lies there, so words may stand at any of them. */
const ASIDE = [0.3, 0.43, 0.56, 0.69, 0.82] as const;
const ASIDE_WIDTH = 0.25;
/** Words need no more of a box that is wider than they are high. */
const ASIDE_WIDTH_BY_HEIGHT = 0.3;
const ASIDE_GAP = 0.03;

export const MOST_CALLOUTS = 7;

/** Slots close to both sides of a city that leaves room there; undefined when it does not. */
function aside({ x, width, height }: FitBox, city: CitySpan): readonly Share[] | undefined {
  const wide = Math.min(ASIDE_WIDTH, (ASIDE_WIDTH_BY_HEIGHT * height) / width);
  const left = (city.left - x) / width - ASIDE_GAP - wide;
  const right = (city.right - x) / width + ASIDE_GAP;
  if (left < 0 || right + wide > 1) return undefined;
  return ASIDE.flatMap((y, index): Share[] => [
    [`left-${index + 1}`, left, y, wide],
    [`right-${index + 1}`, right, y, wide],
  ]);
}

/** The slots of a box; they never overlap. */
export function slotsOf(box: FitBox, city?: CitySpan): CalloutSlot[] {
  const { x, y, width, height } = box;
  const shares = (city === undefined ? undefined : aside(box, city)) ?? SLOTS;
  return shares.map(([id, left, top, wide]) => ({
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

/** Added to the cost of a slot for each place spoken of, its own or another's, that it would hide. */
const HIDES = 100;

/** Words seldom fill the most a slot may be wide. */
const FILLED = 0.7;

function hides({ x, y, width, height }: CalloutSlot, at: Pixel, margin: number): boolean {
  return (
    at.x > x - margin &&
    at.x < x + width * FILLED &&
    at.y > y - margin &&
    at.y < y + height + margin
  );
}

/** The cheapest way of all to give each target a slot; a way is left as soon as it costs more. */
function cheapest(
  targets: readonly CalloutTarget[],
  free: readonly CalloutSlot[],
  cost: (target: CalloutTarget, slot: CalloutSlot) => number,
): readonly CalloutSlot[] {
  let best: { readonly slots: readonly CalloutSlot[]; readonly total: number } | undefined;
  const tryFrom = (index: number, slots: readonly CalloutSlot[], total: number): void => {
    if (best !== undefined && total >= best.total) return;
    const target = targets[index];
    if (target === undefined) {
      best = { slots, total };
      return;
    }
    for (const slot of free) {
      if (!slots.includes(slot)) tryFrom(index + 1, [...slots, slot], total + cost(target, slot));
    }
  };
  tryFrom(0, [], 0);
  return best?.slots ?? [];
}

/** Added, in widths of the box, for each name that a line would strike through. */
const STRIKES = 0.15;
/** Half a district's name, as shares of the box's width. */
const NAME_HALF = { width: 0.04, height: 0.013 } as const;

/** Whether a line goes through a name: the name is made round, and the line's nearest point found. */
function strikes(from: Pixel, to: Pixel, name: Pixel, boxWidth: number): boolean {
  const flat = NAME_HALF.width / NAME_HALF.height;
  const [dx, dy] = [to.x - from.x, (to.y - from.y) * flat];
  const [nx, ny] = [name.x - from.x, (name.y - from.y) * flat];
  const along = Math.max(0, Math.min(1, (nx * dx + ny * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(nx - along * dx, ny - along * dy) < NAME_HALF.width * boxWidth;
}

/** Where a leader ends inside its callout. */
export function leaderEnd({ x, y, height }: CalloutSlot): Pixel {
  return { x: x + height, y: y + height / 2 };
}

/**
 * A slot for each target, most important first. A subject keeps the slot it holds until it goes;
 * new ones share the free slots so that all their lines together are shortest, which is also why
 * no two of them cross unless that spares a name. Targets beyond the last slot get none.
 */
export function assignSlots(
  targets: readonly CalloutTarget[],
  box: FitBox,
  held: ReadonlyMap<string, string>,
  { city, names = [] }: Surroundings = {},
): ReadonlyMap<string, string> {
  const free = new Map(slotsOf(box, city).map((slot) => [slot.id, slot]));
  const given = new Map<string, string>();
  const shown = targets.slice(0, MOST_CALLOUTS);
  for (const { subject } of shown) {
    const slot = held.get(subject);
    if (slot !== undefined && free.delete(slot)) given.set(subject, slot);
  }
  const fresh = shown.filter(({ subject }) => !given.has(subject));
  const slots = cheapest(fresh, [...free.values()], ({ at }, slot) => {
    const end = leaderEnd(slot);
    const reach = Math.hypot(end.x - at.x, end.y - at.y) / box.width;
    const struck = names.filter((name) => strikes(at, end, name, box.width)).length;
    const hidden = shown.filter((each) =>
      hides(slot, each.at, each.at === at ? slot.height / 5 : 0),
    ).length;
    return reach + struck * STRIKES + hidden * HIDES;
  });
  for (const [index, { subject }] of fresh.entries()) {
    const slot = slots[index];
    if (slot !== undefined) given.set(subject, slot.id);
  }
  return given;
}
