import type { ExploreView } from './explore-view.ts';

/** One thing that became another, as a word of ours and what is filled in. */
export interface Change {
  /** Below `explore/keys/change/`. */
  readonly word: string;
  readonly fill?: Readonly<Record<string, string | number>>;
}

/** Names of what a view only has the ids of. */
export interface ChangeNames {
  readonly layer: (id: string) => string;
  readonly subject: (id: string) => string;
  readonly district: (code: string) => string;
  readonly time: (ms: number) => string;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function layerChanges(
  before: ExploreView['layers'],
  after: ExploreView['layers'],
  { layer }: ChangeNames,
): readonly Change[] {
  if (before === after) return [];
  const [old, now] = [before, after].map((list) => list.map(({ id }) => id));
  const had = new Set(old);
  const has = new Set(now);
  // An empty list is the usual layers: what they were is not known here.
  if (after.length === 0) return [{ word: 'usualLayers' }];
  const on = before.length === 0 ? [] : [...has].filter((id) => !had.has(id));
  const off = [...had].filter((id) => !has.has(id));
  const turned = [
    ...on.map((id) => ({ word: 'layerOn', fill: { name: layer(id) } })),
    ...off.map((id) => ({ word: 'layerOff', fill: { name: layer(id) } })),
  ];
  if (turned.length === 1 || turned.length === 2) return turned;
  if (turned.length > 2 || before.length === 0)
    return [{ word: 'layers', fill: { n: after.length } }];
  return isSame(old, now) ? [{ word: 'layerForm' }] : [{ word: 'layerOrder' }];
}

/** What of the table is told; its height and what is folded are seen. */
function formOf({ table }: ExploreView): unknown {
  const { heightPx: _height, closed: _closed, ...form } = table;
  return form;
}

/**
 * What is otherwise on the desk, in the order of its weight; nothing for the map that was moved,
 * which is seen, unless `isTold`: whoever goes back is told of every step.
 */
export function changeWords(
  before: ExploreView,
  after: ExploreView,
  names: ChangeNames,
  isTold = false,
): readonly Change[] {
  const changes: Change[] = [...layerChanges(before.layers, after.layers, names)];
  const turn = (word: string, was: boolean, is: boolean): void => {
    if (was !== is) changes.push({ word: `${word}${is ? 'On' : 'Off'}` });
  };
  if (!isSame(before.overlays, after.overlays)) {
    changes.push({ word: 'overlays', fill: { n: after.overlays.length } });
  }
  if (before.subject !== after.subject) {
    changes.push(
      after.subject === undefined
        ? { word: 'subjectOff' }
        : { word: 'subject', fill: { name: names.subject(after.subject) } },
    );
  }
  if (before.district !== after.district) {
    changes.push(
      after.district === undefined
        ? { word: 'districtOff' }
        : { word: 'district', fill: { name: names.district(after.district) } },
    );
  }
  if (before.pane !== after.pane) changes.push({ word: `pane/${after.pane}` });
  turn('table', before.table.isOpen, after.table.isOpen);
  if (before.table.isOpen && after.table.isOpen && !isSame(formOf(before), formOf(after))) {
    changes.push({ word: 'tableForm' });
  }
  if (!isSame(before.filter, after.filter)) changes.push({ word: 'filter' });
  if (!isSame(before.range, after.range)) {
    const { range } = after;
    changes.push(
      range === undefined
        ? { word: 'rangeOff' }
        : { word: 'range', fill: { from: names.time(range.fromMs), to: names.time(range.toMs) } },
    );
  }
  turn('swipe', before.swipe !== undefined, after.swipe !== undefined);
  if (!isSame(before.compare, after.compare)) {
    changes.push({ word: 'compare', fill: { n: after.compare.length } });
  }
  if (before.spanMin !== after.spanMin)
    changes.push({ word: 'span', fill: { n: after.spanMin / 60 } });
  if (isTold && changes.length === 0) {
    changes.push({ word: isSame(before.camera, after.camera) ? 'other' : 'camera' });
  }
  return changes;
}
