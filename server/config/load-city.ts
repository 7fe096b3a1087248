import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import type { District } from '../../contract/place.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { cityProfile, type CityProfile } from './city-profile.ts';
import { ConfigError, found } from './config-error.ts';
import { numberIn, readRegistry, type Registry } from './read-registry.ts';
import { readYaml } from './read-yaml.ts';

/** A city as its folder describes it, checked. */
export interface City {
  /** Absolute. */
  readonly folder: string;
  /** Where the base map of a city outside the product is made, and served from. */
  readonly mapsFolder?: string;
  readonly profile: CityProfile;
  readonly districts: readonly District[];
  readonly registry: (name: string) => Registry;
  /** Checked content of `<name>.yaml` beside city.yaml; undefined = the city has none. Throws ConfigError. */
  readonly file: <S extends z.ZodType>(name: string, schema: S) => z.output<S> | undefined;
  /** What the connector of a feed may know. */
  readonly context: (feedId: string) => CityContext;
}

/**
 * Reads `<citiesDir>/<id>`: city.yaml and the registries it names; absent = the product's own cities.
 * Throws ConfigError.
 */
export function loadCity(id: string, root: string, citiesDir = join(root, 'cities')): City {
  const known = existsSync(citiesDir) ? readdirSync(citiesDir).toSorted() : [];
  if (!known.includes(id)) {
    throw new ConfigError(`--city: expected one of ${known.join(', ')}, found ${found(id)}`);
  }
  const folder = join(citiesDir, id);
  const file = `${shownFolder(folder, root)}/city.yaml`;
  if (!existsSync(join(folder, 'city.yaml'))) {
    throw new ConfigError(`${file}: expected the profile of the city, found no such file`);
  }
  const profile = readYaml(join(folder, 'city.yaml'), file, cityProfile);
  if (profile.id !== id) {
    throw new ConfigError(
      `${file}: id: expected the folder's name ${id}, found ${found(profile.id)}`,
    );
  }
  return cityOf(profile, root, folder);
}

/** As messages name it: from the product's folder, if it lies there. */
function shownFolder(folder: string, root: string): string {
  const within = relative(root, folder);
  return within.startsWith('..') ? folder : within;
}

/** A checked profile with the registries of its folder. Throws ConfigError. */
export function cityOf(
  profile: CityProfile,
  root: string,
  folder = join(root, 'cities', profile.id),
): City {
  const { id } = profile;
  const shown = shownFolder(folder, root);
  const file = `${shown}/city.yaml`;
  const registries = new Map<string, Registry>(
    profile.registries.map((name) => {
      const path = join(folder, `${name}.csv`);
      return [name, readRegistry(path, `${shown}/${name}.csv`)];
    }),
  );
  const registry = (name: string): Registry => {
    const rows = registries.get(name);
    if (rows === undefined) {
      throw new ConfigError(
        `${file}: registries: expected ${name}, which a feed needs, found it missing`,
      );
    }
    return rows;
  };
  const districts = readDistricts(registry('districts'), `${shown}/districts.csv`);
  checkDowntown(profile, districts, file);

  const context = (feedId: string): CityContext => {
    const entry = profile.feeds.find(({ id: named }) => named === feedId);
    const feed = entry?.connected === true ? entry : undefined;
    return {
      id,
      zone: profile.zone,
      bounds: profile.bounds,
      districts,
      tiers: profile.tiers,
      registry,
      settings: feed?.settings ?? {},
      ...(feed?.about === undefined ? {} : { about: feed.about }),
      ...(feed?.licence === undefined ? {} : { licence: feed.licence }),
    };
  };
  const besides = <S extends z.ZodType>(name: string, schema: S): z.output<S> | undefined => {
    const path = join(folder, `${name}.yaml`);
    return existsSync(path) ? readYaml(path, `${shown}/${name}.yaml`, schema) : undefined;
  };
  return { folder, profile, districts, registry, file: besides, context };
}

function readDistricts(rows: Registry, shown: string): readonly District[] {
  return [...rows].map(([code, row]) => ({
    code,
    name: nameOf(row['name_ko'], row['name_en'], `${shown}: row ${code}`),
    label: { lon: numberIn(row, 'label_lon', shown), lat: numberIn(row, 'label_lat', shown) },
    population: numberIn(row, 'population', shown),
  }));
}

function nameOf(ko: string | undefined, en: string | undefined, shown: string): District['name'] {
  if (ko === undefined || ko === '') {
    throw new ConfigError(`${shown}: name_ko: expected a name, found nothing`);
  }
  return en === undefined || en === '' ? { ko } : { ko, en };
}

function checkDowntown(profile: CityProfile, districts: readonly District[], file: string): void {
  const codes = districts.map(({ code }) => code);
  for (const code of profile.downtown) {
    if (codes.includes(code)) continue;
    throw new ConfigError(
      `${file}: downtown: expected codes of districts.csv (${codes[0]} … ${codes.at(-1)}), found ${found(code)}`,
    );
  }
}
