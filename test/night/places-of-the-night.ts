import { expect, test } from 'vitest';
import { initialsOf } from '../../client/design/hangul.ts';
import { entriesOfThings } from '../../client/explore/palette-index.ts';
import { searchPalette } from '../../client/explore/palette-search.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import type { NightToFold } from './folded-night.ts';

const LOOKED_FOR = 50;

/** Tests: whoever looks for a place of the night finds it among the first three, also by initials alone. */
export function testPlaces(night: NightToFold): void {
  const then = night.cityAt('21:32');

  test('fifty gauges, stations and roads are found at once by name and by initials', () => {
    const { byKind } = then();
    const things = [byKind.observation, byKind.incident, byKind.asset, byKind.position].flatMap(
      (events) => [...events.values()].map((event) => thingOfEvent(event)),
    );
    const entries = entriesOfThings(things, []);
    const names = [
      ...new Set(things.filter(({ kind }) => kind === 'observation').map(({ name }) => name.ko)),
    ];
    const step = Math.floor(names.length / LOOKED_FOR);
    const sample = names.filter((_, index) => index % step === 0).slice(0, LOOKED_FOR);
    expect(sample).toHaveLength(LOOKED_FOR);
    const found = (typed: string): readonly string[] =>
      searchPalette(typed, entries, { recent: [], usual: [], only: 'place' }).flatMap(({ hits }) =>
        hits.slice(0, 3).map(({ entry }) => entry.name.ko),
      );
    expect(sample.filter((name) => !found(name).includes(name))).toEqual([]);
    const initials = (name: string): string => initialsOf(name).replaceAll(/[^ㄱ-ㅎ\d]/gu, '');
    expect(sample.filter((name) => !found(initials(name)).includes(name))).toEqual([]);
    expect(found('ㅇㄱㄱ')[0]).toBe('오금교');
  });
}
