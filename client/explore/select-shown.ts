import type { Geometry } from '../../contract/place.ts';
import { isInArea } from './area.ts';
import type { Filter } from './filter.ts';
import { textMatcher } from './thing-text.ts';
import type { Thing } from './thing.ts';

/** Whether a row passes; `shapeOf` gives the shape of a subject that `near` is measured from. */
export function thingFilter(
  filter: Filter,
  shapeOf: (subject: string) => Geometry | undefined,
): (thing: Thing) => boolean {
  const { text, value, area, isOpenOnly } = filter;
  const levels = new Set(filter.levels);
  const districts = new Set(filter.districts);
  const tests: ((thing: Thing) => boolean)[] = [];
  // The cheap ones first.
  if (levels.size > 0) tests.push(({ level }) => levels.has(level));
  if (isOpenOnly === true) tests.push(({ endedMs }) => endedMs === undefined);
  if (districts.size > 0)
    tests.push((thing) => thing.districts.some((district) => districts.has(district)));
  if (value !== undefined) {
    const { least = -Infinity, most = Infinity } = value;
    tests.push((thing) => thing.value !== undefined && thing.value >= least && thing.value <= most);
  }
  if (text.trim() !== '') tests.push(textMatcher(text));
  if (area !== undefined) tests.push(({ at }) => at !== undefined && isInArea(at, area, shapeOf));
  return (thing) => tests.every((test) => test(thing));
}

/** The rows of layers that are on, in the order of `things`, that pass the filter. */
export function selectShown(
  things: readonly Thing[],
  layers: ReadonlySet<string>,
  filter: Filter,
  shapeOf: (subject: string) => Geometry | undefined,
): readonly Thing[] {
  const passes = thingFilter(filter, shapeOf);
  return things.filter((thing) => layers.has(thing.layer) && passes(thing));
}
