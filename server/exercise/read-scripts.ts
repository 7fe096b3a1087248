import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../contract/place.ts';
import { nothingInForce } from '../city/city-state.ts';
import { ConfigError, found } from '../config/config-error.ts';
import type { BoundFeed } from '../config/connectors.ts';
import { exerciseProfile, type SaidProfile } from '../config/exercise-profile.ts';
import type { City } from '../config/load-city.ts';
import { readYaml } from '../config/read-yaml.ts';
import { saidFrame } from './said-frame.ts';

/** One thing that is said, so long after its inject. */
export interface ScriptSaying {
  readonly afterSec: number;
  readonly feed: BoundFeed;
  readonly said: SaidProfile;
}

export interface ScriptInject {
  readonly id: string;
  readonly atSec: number;
  readonly title: Text;
  /** In the order of their time. */
  readonly sayings: readonly ScriptSaying[];
}

export interface ExerciseScript {
  readonly id: string;
  readonly title: Text;
  readonly injects: readonly ScriptInject[];
  /** Sources it speaks for that the city names but does not listen to. */
  readonly unconnected: readonly string[];
}

const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;
/** Any instant will do: a body that cannot be read at one cannot at another. */
const TRIAL_INSTANT = '2022-08-08T12:00:00.000Z';

/**
 * The scripts in `exercises/` beside city.yaml, by id; none is no mistake. Throws ConfigError for the
 * first thing that could not be given: a key, a feed the city has not, a body nobody can read. A script
 * for a source that is not connected is kept, and cannot be started.
 */
export function readScripts(
  city: City,
  feeds: ReadonlyMap<string, BoundFeed>,
): ReadonlyMap<string, ExerciseScript> {
  const folder = join(city.folder, 'exercises');
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const scripts = names.toSorted().map((name) => {
    const id = name.slice(0, -'.yaml'.length);
    const shown = `cities/${city.profile.id}/exercises/${name}`;
    if (!ID.test(id)) {
      throw new ConfigError(
        `${shown}: expected a name of lower-case letters, digits and -, found ${found(id)}`,
      );
    }
    const { title, injects } = readYaml(join(folder, name), shown, exerciseProfile);
    const named = injects.flatMap(({ says }) => says.map((said) => partOf(said)?.feed ?? ''));
    const isSilent = silentFeeds(city, feeds);
    return {
      id,
      title,
      unconnected: [...new Set(named.filter((feed) => isSilent.has(feed)))],
      injects: injects.map(({ says, ...inject }, at) => ({
        ...inject,
        sayings: says
          .filter((said) => !isSilent.has(partOf(said)?.feed ?? ''))
          .flatMap((said, index) =>
            sayingsOf(said, `${shown}: injects.${at}.says.${index}`, city, feeds),
          )
          .toSorted((a, b) => a.afterSec - b.afterSec),
      })),
    };
  });
  return new Map(scripts.map((script) => [script.id, script]));
}

/** What is said, whatever its kind. */
function partOf(said: SaidProfile) {
  return said.body ?? said.observation ?? said.incident ?? said.alert ?? said.asset ?? said.request;
}

function silentFeeds({ profile }: City, feeds: ReadonlyMap<string, BoundFeed>) {
  return new Set(profile.feeds.map(({ id }) => id).filter((id) => !feeds.has(id)));
}

function sayingsOf(
  said: SaidProfile,
  where: string,
  city: City,
  feeds: ReadonlyMap<string, BoundFeed>,
): readonly ScriptSaying[] {
  const one = partOf(said);
  const feed = feeds.get(one?.feed ?? '');
  if (feed === undefined) {
    const known = [...feeds.keys()].join(', ');
    throw new ConfigError(
      `${where}: feed: expected a connected feed of the city (${known}), found ${found(one?.feed)}`,
    );
  }
  checkDistricts(said, where, city);
  if (said.body !== undefined) checkBody(said, feed, where);
  const { observation, afterSec } = said;
  if (observation === undefined) return [{ afterSec, feed, said }];
  return observation.results.map((result, index) => ({
    afterSec: afterSec + index * observation.everySec,
    feed,
    said: { ...said, observation: { ...observation, results: [result] } },
  }));
}

function checkDistricts(said: SaidProfile, where: string, city: City): void {
  const { alert, incident, asset, request } = said;
  const own = incident?.district ?? asset?.district ?? request?.district;
  const codes = [...(alert?.districts ?? []), ...(own === undefined ? [] : [own])];
  const known = new Set(city.districts.map(({ code }) => code));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown === undefined) return;
  throw new ConfigError(
    `${where}: district: expected codes of districts.csv (${[...known][0] ?? ''} …), found ${found(unknown)}`,
  );
}

function checkBody(said: SaidProfile, feed: BoundFeed, where: string): void {
  const { problem, reading } = saidFrame(said, feed, TRIAL_INSTANT, NOTHING);
  const why = problem ?? (reading.events.length === 0 ? 'there is nothing in it' : undefined);
  if (why === undefined) return;
  throw new ConfigError(
    `${where}: body: expected one that ${feed.connector.id} can read, but ${why}`,
  );
}

/** Bodies are read without looking at a city. */
const NOTHING: Parameters<typeof saidFrame>[3] = { byKind: nothingInForce() };
