import type { Declared } from '../../../contract/stage.ts';
import type { CityView } from '../city-view.ts';

/** More warnings than that are read on the map and in the list. */
const MOST_SHOWN = 20;

/** Warnings of the weather office in force, in its own words, newest first. Nothing is read from them. */
export function declaredWeather(city: CityView, feeds: readonly string[]): readonly Declared[] {
  return [...city.byKind.alert.values()]
    .filter(
      ({ data }) =>
        feeds.includes(data.provenance.feed) &&
        data.status === 'Actual' &&
        data.endedAt === undefined,
    )
    .toSorted((a, b) => {
      if (a.data.sent !== b.data.sent) return a.data.sent < b.data.sent ? 1 : -1;
      return a.subject < b.subject ? -1 : 1;
    })
    .slice(0, MOST_SHOWN)
    .map(({ subject, data }) => ({ by: data.sender, text: data.headline, at: data.sent, subject }));
}
