import type { FeedHealth } from '../../contract/feed-health.ts';
import type { ByKind } from '../city/city.ts';
import { selectEnergy } from '../city/select-energy.ts';

type Known = Pick<ByKind, 'feed' | 'indicator'>;

const tellsOf = ({ tells }: FeedHealth, layer: RegExp): boolean =>
  tells?.some((told) => layer.test(told)) === true;

/** Whether a city has anything that a scene is about; a scene that is not named here is about every city. */
const IS_ABOUT: Readonly<Record<string, (feeds: readonly FeedHealth[], known: Known) => boolean>> =
  {
    water: (feeds) =>
      feeds.some(
        (feed) => feed.about === 'water' || tellsOf(feed, /^observation\/(?:water|rain|sewer)\b/u),
      ),
    air: (feeds, { indicator }) => {
      const { energy, environment } = selectEnergy(indicator);
      const isPublished = energy.length + environment.length > 0;
      const isOfAir = (feed: FeedHealth): boolean =>
        feed.about === 'environment' || tellsOf(feed, /^observation\/air\b/u);
      return isPublished || feeds.some(isOfAir);
    },
  };

/**
 * Scenes for which the city names no source at all, lost or not: a page that could never show
 * anything takes no turn. By hand it is shown all the same.
 */
export function scenesWithoutSources(known: Known): readonly string[] {
  const feeds = [...known.feed.values()].map(({ data }) => data);
  if (feeds.length === 0) return [];
  return Object.entries(IS_ABOUT).flatMap(([scene, isAbout]) =>
    isAbout(feeds, known) ? [] : [scene],
  );
}
