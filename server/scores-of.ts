import { ConfigError } from './config/config-error.ts';
import type { City } from './config/load-city.ts';
import { scoresProfile } from './config/scores-profile.ts';
import type { ScoreSettings } from './office/scores/score-settings.ts';

const SEC_PER_HOUR = 3600;

/** What districts are measured by, from `scores.yaml`; undefined = the city has none. Throws ConfigError. */
export function scoresOf(city: City): ScoreSettings | undefined {
  const profile = city.file('scores', scoresProfile);
  if (profile === undefined) return undefined;
  const { windowHours, cap, domains, parts, complaints } = profile;
  const feeds = city.profile.feeds.map(({ id }) => id);
  const named = [...parts.map(({ feed }) => feed), ...(complaints?.feeds ?? [])];
  const unknown = named.find((feed) => !feeds.includes(feed));
  if (unknown !== undefined) {
    throw new ConfigError(
      `cities/${city.profile.id}/scores.yaml: expected ids under feeds of city.yaml (${feeds.join(', ')}), but ${unknown} is none`,
    );
  }
  return {
    windowSec: windowHours * SEC_PER_HOUR,
    cap,
    domains,
    parts,
    ...(complaints === undefined
      ? {}
      : {
          complaints: {
            windowSec: complaints.windowHours * SEC_PER_HOUR,
            feeds: complaints.feeds,
          },
        }),
  };
}
