import { expect, test } from 'vitest';
import { layerTitle } from '../../client/explore/layer-titles.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import type { Text } from '../../contract/place.ts';
import type { NightToFold } from './folded-night.ts';

/** A code that a machine reads: POTHOLE, StreetlightGroup, water.level. */
const CODE = /^[A-Z]{3,}$|[a-z][A-Z]|^[a-z]+[.-][a-z]/u;

/** Tests: whatever a night tells belongs to a layer that people can read. */
export function testLayers(night: NightToFold): void {
  const titles = new Map<string, Text>();
  const sorts = new Map<string, Text>();
  night.hear(({ upserts }) => {
    for (const event of upserts) {
      const { layer, kind, what } = thingOfEvent(event);
      if (!titles.has(layer)) {
        titles.set(layer, layerTitle(layer, kind === 'request' ? what : undefined));
        sorts.set(layer, what);
      }
    }
  });

  test('every sort of event of the night has a layer with a name in both languages', () => {
    const nameless = [...titles].filter(
      ([, { ko, en }]) =>
        en === undefined || !/[가-힣]/u.test(ko) || CODE.test(ko) || CODE.test(en),
    );
    expect(nameless).toEqual([]);
    expect(titles.size).toBeGreaterThan(40);
  });

  test('no row of the night tells its sort by a code', () => {
    const coded = [...sorts].filter(([, { ko, en = '' }]) => CODE.test(ko) || CODE.test(en));
    expect(coded).toEqual([]);
  });
}
