import type { Direction, Plan } from '../../scenes/direction.ts';
import { firstControl, type WallControl } from './wall-control.ts';

/** Two readings of one moment: the page's own time, which begins anew with it, and the computer's. */
export interface Moment {
  readonly ownMs: number;
  readonly clockMs: number;
}

export type Store = Pick<Storage, 'getItem' | 'setItem'>;

interface Kept {
  readonly moment: Moment;
  readonly pinned: Plan['pinned'] | null;
  readonly control: WallControl;
  readonly told: readonly (readonly [string, number])[];
  readonly waiting: [string, { readonly riseMs: number; readonly seenMs: number }][];
}

const key = 'wall-control';
/** A wall that was off for longer begins anew. */
const keptForMs = 1_800_000;

/** Keeps what is on the wall for the same tab: a page that loads itself anew shows it again. */
export function keepControl(store: Store, control: WallControl, plan: Plan, moment: Moment): void {
  const { told, waiting } = control.direction;
  const kept: Kept = {
    moment,
    pinned: plan.pinned ?? null,
    control,
    told: [...told],
    waiting: [...waiting],
  };
  try {
    store.setItem(key, JSON.stringify(kept));
  } catch {
    // A full store costs the arrangement after a reload, nothing else.
  }
}

/** What was kept, moved to the page's new time; a wall that was opened otherwise, or long ago, begins anew. */
export function keptControl(store: Store, plan: Plan, moment: Moment): WallControl {
  const first = firstControl(plan, moment.ownMs);
  try {
    const kept = read(store);
    return kept === undefined ? first : movedOn(kept, first, plan, moment);
  } catch {
    // Of a build that kept it in another form: what cannot be read must not keep the wall from opening.
    return first;
  }
}

function movedOn(kept: Kept, first: WallControl, plan: Plan, moment: Moment): WallControl {
  const goneMs = moment.clockMs - kept.moment.clockMs;
  const isSame = JSON.stringify(kept.pinned) === JSON.stringify(plan.pinned ?? null);
  if (!isSame || !(goneMs >= 0 && goneMs <= keptForMs)) return first;
  const { control, told, waiting } = kept;
  const shiftMs = moment.ownMs - goneMs - kept.moment.ownMs;
  return {
    ...first,
    ...control,
    identifyUntilMs: 0,
    direction: {
      ...shifted({ ...first.direction, ...control.direction }, shiftMs),
      told: new Map(told),
      waiting: new Map(
        waiting.map(([subject, { riseMs, seenMs }]) => [
          subject,
          { riseMs, seenMs: seenMs + shiftMs },
        ]),
      ),
    },
  };
}

function shifted(direction: Direction, byMs: number): Direction {
  const { sinceMs, heardMs, untilMs, uneasyMs, change } = direction;
  return {
    ...direction,
    sinceMs: sinceMs + byMs,
    heardMs: heardMs + byMs,
    untilMs: untilMs + byMs,
    uneasyMs: uneasyMs === undefined ? undefined : uneasyMs + byMs,
    change: change === undefined ? undefined : { ...change, atMs: change.atMs + byMs },
  };
}

function read(store: Store): Kept | undefined {
  const text = store.getItem(key);
  return text === null ? undefined : (JSON.parse(text) as Kept);
}
