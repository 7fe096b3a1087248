import type { Geometry } from '../../contract/place.ts';
import type { Filter } from './filter.ts';
import { quickArea } from './quick-area.ts';
import { initialsColumn, wordsColumn } from './text-columns.ts';
import { typedWords } from './thing-text.ts';
import type { Thing } from './thing.ts';

type Test = (thing: Thing, index: number) => boolean;

/** What a filter asks of a row of `things`, the cheap tests first. */
function testsOf(
  filter: Filter,
  things: readonly Thing[],
  shapeOf: (subject: string) => Geometry | undefined,
): readonly Test[] {
  const { text, value, area, isOpenOnly } = filter;
  const tests: Test[] = [];
  if (filter.levels.length > 0) {
    const levels = new Set(filter.levels);
    tests.push(({ level }) => levels.has(level));
  }
  if (isOpenOnly === true) tests.push(({ endedMs }) => endedMs === undefined);
  if (filter.districts.length > 0) {
    const districts = new Set(filter.districts);
    tests.push((thing) => thing.districts.some((district) => districts.has(district)));
  }
  if (value !== undefined) {
    const { least = -Infinity, most = Infinity } = value;
    tests.push((thing) => thing.value !== undefined && thing.value >= least && thing.value <= most);
  }
  for (const { word, isInitials } of typedWords(text)) {
    const texts = isInitials ? initialsColumn(things) : wordsColumn(things);
    tests.push((_, index) => texts[index]?.includes(word) === true);
  }
  if (area !== undefined) tests.push(quickArea(area, shapeOf));
  return tests;
}

/** A loop, not `every`: of 100,000 rows a function made for each is felt. */
function passes(tests: readonly Test[], thing: Thing, index: number): boolean {
  for (const test of tests) if (!test(thing, index)) return false;
  return true;
}

/** The rows of layers that are on, in the order of `things`, that pass the filter. */
export function selectShown(
  things: readonly Thing[],
  layers: ReadonlySet<string>,
  filter: Filter,
  shapeOf: (subject: string) => Geometry | undefined,
): readonly Thing[] {
  const tests = testsOf(filter, things, shapeOf);
  const shown: Thing[] = [];
  for (let index = 0; index < things.length; index += 1) {
    const thing = things[index];
    if (thing === undefined || !layers.has(thing.layer)) continue;
    if (passes(tests, thing, index)) shown.push(thing);
  }
  return shown;
}
