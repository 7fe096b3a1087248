import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Mode } from '../../contract/delta.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { ConfigError, found } from './config-error.ts';
import { connectorIds } from './connectors.ts';
import { loadCity, type City } from './load-city.ts';

/** Replays a scenario. `from` and `speed` absent = as the scenario says. */
export interface DemoConfig {
  readonly command: 'demo';
  readonly mode: Exclude<Mode, 'live'>;
  readonly city: City;
  readonly scenario: string;
  /** Absolute. */
  readonly scenarioDir: string;
  /** Scenario seconds a second. */
  readonly speed?: number;
  /** An instant, or `HH:mm` of the recording's night in the city's zone. */
  readonly from?: string;
  readonly port: number;
  readonly dataDir: string;
}

export interface StartConfig {
  readonly command: 'start';
  readonly mode: 'live';
  readonly city: City;
  readonly port: number;
  readonly dataDir: string;
  /** How far one can look back; absent = as the log does it. */
  readonly logKeepDays?: number;
}

export interface RecordConfig {
  readonly command: 'record';
  readonly city: City;
  readonly feed: string;
  /** Only opened for a feed that is sent to us. */
  readonly port: number;
  readonly dataDir: string;
}

export interface CheckConfig {
  readonly command: 'check';
  readonly city: City;
  readonly feed: string;
  /** File or folder of captured bodies; absolute. */
  readonly path: string;
  /** One JSON object a file instead of text. */
  readonly json: boolean;
}

export type Config = DemoConfig | StartConfig | RecordConfig | CheckConfig;

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 8080;
const DEFAULT_CITY = 'seoul';
const DEFAULT_DATA_DIR = '.data';
/** A night of seven hours in seven seconds: past it no screen can follow. */
const MAX_SPEED = 3_600;

/**
 * Command line and environment → checked configuration; an option wins over its variable.
 * `root` is the folder of the product. Throws ConfigError, whose message is one line.
 */
export function readConfig(args: readonly string[], env: Environment, root: string): Config {
  const line = readCommandLine(args);
  const dataDir = resolve(root, line.options.data ?? (env['DATA_DIR'] || DEFAULT_DATA_DIR));
  const city = readCity(line, env, root, dataDir);
  switch (line.command) {
    case 'demo':
      return readDemo(line, env, root, city, dataDir);
    case 'start':
      return {
        command: 'start',
        mode: readMode(env, ['live']),
        city,
        port: readPort(line, env),
        dataDir,
        ...readKeepDays(env),
      };
    case 'record':
      return {
        command: 'record',
        city,
        feed: cityFeed(city, line.words[0]),
        port: readPort(line, env),
        dataDir,
      };
    case 'check':
      return {
        command: 'check',
        city,
        json: line.options.json === true,
        ...readCheck(line.words, city, root),
      };
  }
}

/** A city of the product's own, or of the operator's folder of cities. */
function readCity(line: CommandLine, env: Environment, root: string, dataDir: string): City {
  const id = line.options.city ?? DEFAULT_CITY;
  const given = line.options.cities ?? (env['CITIES_DIR'] || undefined);
  if (given === undefined) return loadCity(id, root);
  return { ...loadCity(id, root, resolve(root, given)), mapsFolder: join(dataDir, 'basemap') };
}

function readDemo(
  line: CommandLine,
  env: Environment,
  root: string,
  city: City,
  dataDir: string,
): DemoConfig {
  const scenario = line.options.scenario ?? city.profile.demoScenario;
  if (scenario === undefined) {
    const file = `cities/${city.profile.id}/city.yaml`;
    throw new ConfigError(`${file}: demoScenario: expected a recording to play, found none`);
  }
  const scenarios = foldersIn(join(root, 'fixtures/scenarios'));
  const { speed, from } = line.options;
  return {
    command: 'demo',
    mode: readMode(env, ['demo', 'replay', 'exercise']),
    city,
    scenario: oneOf('--scenario', scenario, scenarios),
    scenarioDir: join(root, 'fixtures/scenarios', scenario),
    ...(speed === undefined ? {} : { speed: readSpeed(speed) }),
    ...(from === undefined ? {} : { from: readFrom(from) }),
    port: readPort(line, env),
    dataDir,
  };
}

function readCheck(
  words: readonly string[],
  city: City,
  root: string,
): { feed: string; path: string } {
  const [feed = '', shown = ''] = words;
  const path = resolve(root, shown);
  oneOf('check <feed>', feed, [...new Set([...connectorIds(root), ...connectedIds(city)])]);
  if (existsSync(path)) return { feed, path };
  throw new ConfigError(`check ${feed} <file|dir>: expected captured bodies, found no ${shown}`);
}

function cityFeed(city: City, feed = ''): string {
  return oneOf('record <feed>', feed, connectedIds(city));
}

function connectedIds({ profile }: City): readonly string[] {
  return profile.feeds.filter((entry) => entry.connected).map(({ id }) => id);
}

function readPort(line: CommandLine, env: Environment): number {
  const text = line.options.port ?? (env['PORT'] || String(DEFAULT_PORT));
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  const where = line.options.port === undefined ? 'PORT' : '--port';
  throw new ConfigError(`${where}: expected a port number from 0 to 65535, found ${found(text)}`);
}

const MAX_KEEP_DAYS = 366;

function readKeepDays(env: Environment): { logKeepDays?: number } {
  const text = env['LOG_KEEP_DAYS'];
  if (text === undefined || text === '') return {};
  const days = Number(text);
  if (/^\d+$/.test(text) && days >= 1 && days <= MAX_KEEP_DAYS) return { logKeepDays: days };
  throw new ConfigError(
    `LOG_KEEP_DAYS: expected whole days from 1 to ${MAX_KEEP_DAYS}, found ${found(text)}`,
  );
}

function readSpeed(text: string): number {
  const speed = Number(text);
  if (speed > 0 && speed <= MAX_SPEED) return speed;
  throw new ConfigError(
    `--speed: expected a number over 0 up to ${MAX_SPEED}, found ${found(text)}`,
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function readFrom(text: string): string {
  if (LOCAL_TIME.test(text)) return text;
  const ms = instantMs(text);
  if (INSTANT.test(text) && !Number.isNaN(ms)) return instantOf(ms);
  throw new ConfigError(
    `--from: expected HH:mm or a time with its zone, e.g. 2022-08-08T21:00+09:00, found ${found(text)}`,
  );
}

/** A recording never calls itself live, nor the live city a recording. */
function readMode<M extends Mode>(env: Environment, allowed: readonly [M, ...M[]]): M {
  const text = env['MODE'];
  if (text === undefined || text === '') return allowed[0];
  return oneOf('MODE', text, allowed);
}

function oneOf<T extends string>(where: string, text: string, known: readonly T[]): T {
  const match = known.find((entry) => entry === text);
  if (match !== undefined) return match;
  const list = known.length === 0 ? 'nothing (none exists)' : `one of ${known.join(', ')}`;
  throw new ConfigError(`${where}: expected ${list}, found ${found(text)}`);
}

function foldersIn(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
