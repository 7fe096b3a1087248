import type { FitBox, Pixel } from './camera.ts';
import { roomIn, touches, type WordBox } from './room-for-words.ts';

/** A fixed place for a callout: its top left corner and the most it may be wide, px. */
export interface CalloutSlot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far the city reaches on screen, px. */
export interface CitySpan {
  readonly left: number;
  readonly right: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** What callouts must mind besides each other. */
interface Surroundings {
  readonly city?: CitySpan | undefined;
  /** Where names stand: no line should strike one through, no words lie over one. */
  readonly names?: readonly Pixel[];
  /** Where legends stand: no words of a callout lie over one. */
  readonly legends?: readonly WordBox[];
  /** CSS pixels of one unit of the layout, by which words and names are large. */
  readonly unit?: number;
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
  ['right-1', 0.775, 0.25, 0.255],
  ['right-2', 0.79, 0.885, 0.24],
];
const SLOT_HEIGHT = 0.092;
/** Two lines need no more, in units of the layout; and no words stand in the page's margin. */
const MOST_HEIGHT = 111;
const MARGIN = 72;
const LEGEND_GAP = 16;
/** Farther from its place than so many of its heights a slot would be another. */
const MOST_STEPS = 2;
/** What stands beside the upper parts of the city goes with the city where the box is higher than it. */
const WITH_CITY: ReadonlySet<string> = new Set(['left-1', 'left-2', 'right-1']);

/** Heights beside a narrow city: nothing of it lies there, so words may stand at any of them. */
const ASIDE = [0.3, 0.43, 0.56, 0.69, 0.82] as const;
const ASIDE_WIDTH = 0.25;
/** Words need no more of a box that is wider than they are high. */
const ASIDE_WIDTH_BY_HEIGHT = 0.4;
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

/** The slots of a box; they never overlap. One under a legend steps down below it, or is none. */
export function slotsOf(
  box: FitBox,
  city?: CitySpan,
  unit = 1,
  legends: readonly WordBox[] = [],
): CalloutSlot[] {
  const slots = slotsAnywhere(box, city, unit);
  return slots.flatMap((slot) => {
    const over = legends.filter((legend) => touches(legend, middled(slot)));
    const bottom = Math.max(...over.map(({ y, height }) => y + height / 2)) + LEGEND_GAP * unit;
    const moved = over.length === 0 ? slot : { ...slot, y: bottom };
    const others = slots.filter(({ id }) => id !== slot.id);
    const isFree = roomIn([...legends, ...others.map(middled)], middled(moved));
    const isNear = moved.y - slot.y < MOST_STEPS * slot.height;
    return over.length === 0 || (isFree && isNear) ? [moved] : [];
  });
}

function slotsAnywhere(box: FitBox, city: CitySpan | undefined, unit: number): CalloutSlot[] {
  const { x, y, width, height } = box;
  const beside = city === undefined ? undefined : aside(box, city);
  const from = Math.max(y, city?.top ?? y);
  const high = Math.min(y + height, city?.bottom ?? y + height) - from;
  return (beside ?? SLOTS).map(([id, left, top, wide]) => ({
    id,
    x: Math.max(MARGIN * unit, x + left * width),
    y: beside === undefined && WITH_CITY.has(id) ? from + top * high : y + top * height,
    width: wide * width,
    height: Math.min(SLOT_HEIGHT * height, MOST_HEIGHT * unit),
  }));
}

/** A subject and where it is on screen. */
export interface CalloutTarget {
  readonly subject: string;
  readonly at: Pixel;
}

/** Added to the cost of a slot for each place spoken of, its own or another's, that it would hide. */
const HIDES = 100;
/** The same for the name of a district. */
const COVERS = 5;
/** The same for each line that crosses another. */
const CROSSES = 5;

/** Half a district's name, in units of the layout. */
const NAME_HALF = { width: 57, height: 19 } as const;

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

const middled = ({ x, y, width, height }: CalloutSlot): WordBox => ({
  x: x + (width * FILLED) / 2,
  y: y + height / 2,
  width: width * FILLED,
  height,
});

function covers({ x, y, width, height }: CalloutSlot, name: Pixel, unit: number): boolean {
  return (
    name.x > x - NAME_HALF.width * unit &&
    name.x < x + width * FILLED + NAME_HALF.width * unit &&
    name.y > y - NAME_HALF.height * unit &&
    name.y < y + height + NAME_HALF.height * unit
  );
}

/** On which side of the line from a to b a point lies. */
const sideOf = (a: Pixel, b: Pixel, at: Pixel): number =>
  Math.sign((b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x));

/** Whether the lines of two callouts cross. */
function cross(one: CalloutTarget, slot: CalloutSlot, other: CalloutTarget, its: CalloutSlot) {
  const [a, b, c, d] = [one.at, leaderEnd(slot), other.at, leaderEnd(its)];
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** The cheapest way of all to give each target a slot; a way is left as soon as it costs more. */
function cheapest(
  targets: readonly CalloutTarget[],
  free: readonly CalloutSlot[],
  cost: (target: CalloutTarget, slot: CalloutSlot) => number,
): readonly CalloutSlot[] {
  const costs = new Map(
    targets.map((target) => [target, new Map(free.map((slot) => [slot, cost(target, slot)]))]),
  );
  let best: { readonly slots: readonly CalloutSlot[]; readonly total: number } | undefined;
  const tryFrom = (index: number, slots: readonly CalloutSlot[], total: number): void => {
    if (best !== undefined && total >= best.total) return;
    const target = targets[index];
    if (target === undefined) {
      best = { slots, total };
      return;
    }
    for (const [slot, more] of costs.get(target) ?? []) {
      if (slots.includes(slot)) continue;
      const crossed = slots.filter((its, at) => {
        const other = targets[at];
        return other !== undefined && cross(target, slot, other, its);
      }).length;
      tryFrom(index + 1, [...slots, slot], total + more + crossed * CROSSES);
    }
  };
  tryFrom(0, [], 0);
  return best?.slots ?? [];
}

/** Added, in widths of the box, for each name that a line would strike through. */
const STRIKES = 0.15;
/** The same for the mark of another place: the line would seem to speak of it. */
const STRIKES_MARK = 0.5;

/** Half a mark on its ground, in units of the layout. */
const MARK_HALF = { width: 27, height: 27 } as const;

/** Whether a line goes through a name or mark: that is made round, and the line's nearest point found. */
function strikes(
  from: Pixel,
  to: Pixel,
  at: Pixel,
  half: { readonly width: number; readonly height: number },
  unit: number,
): boolean {
  const flat = half.width / half.height;
  const [dx, dy] = [to.x - from.x, (to.y - from.y) * flat];
  const [nx, ny] = [at.x - from.x, (at.y - from.y) * flat];
  const along = Math.max(0, Math.min(1, (nx * dx + ny * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(nx - along * dx, ny - along * dy) < half.width * unit;
}

/** Where a leader ends inside its callout. */
export function leaderEnd({ x, y, height }: CalloutSlot): Pixel {
  return { x: x + height, y: y + height / 2 };
}

/**
 * A slot for each target, most important first. A subject keeps the slot it holds until it goes;
 * new ones share the free slots so that no two of their lines cross, none goes through the mark of
 * another where that can be helped, and all together are shortest. Targets beyond the last slot get none.
 */
export function assignSlots(
  targets: readonly CalloutTarget[],
  box: FitBox,
  held: ReadonlyMap<string, string>,
  { city, names = [], legends = [], unit = 1 }: Surroundings = {},
): ReadonlyMap<string, string> {
  const free = new Map(slotsOf(box, city, unit, legends).map((slot) => [slot.id, slot]));
  const given = new Map<string, string>();
  const shown = targets.slice(0, MOST_CALLOUTS);
  const standing: { readonly target: CalloutTarget; readonly slot: CalloutSlot }[] = [];
  for (const target of shown) {
    const slot = free.get(held.get(target.subject) ?? '');
    if (slot === undefined) continue;
    free.delete(slot.id);
    given.set(target.subject, slot.id);
    standing.push({ target, slot });
  }
  // Legends may leave fewer slots than there are places to speak of: the most important have them.
  const fresh = shown.filter(({ subject }) => !given.has(subject)).slice(0, free.size);
  const slots = cheapest(fresh, [...free.values()], (target, slot) => {
    const { at } = target;
    const end = leaderEnd(slot);
    const reach = Math.hypot(end.x - at.x, end.y - at.y) / box.width;
    const struck = names.filter((name) => strikes(at, end, name, NAME_HALF, unit)).length;
    const marks = shown.filter(
      (each) => each.at !== at && strikes(at, end, each.at, MARK_HALF, unit),
    ).length;
    const hidden = shown.filter((each) =>
      hides(slot, each.at, each.at === at ? slot.height / 5 : 0),
    ).length;
    const covered = names.filter((name) => covers(slot, name, unit)).length;
    const crossed = standing.filter((each) => cross(target, slot, each.target, each.slot)).length;
    return (
      reach +
      struck * STRIKES +
      marks * STRIKES_MARK +
      covered * COVERS +
      hidden * HIDES +
      crossed * CROSSES
    );
  });
  for (const [index, { subject }] of fresh.entries()) {
    const slot = slots[index];
    if (slot !== undefined) given.set(subject, slot.id);
  }
  return given;
}
