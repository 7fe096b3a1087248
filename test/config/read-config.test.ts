import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '../../server/config/config-error.ts';
import { readConfig, type Environment } from '../../server/config/read-config.ts';
import { spoiltProduct } from './city-folder.ts';

function read(args: string, env: Environment = {}): ReturnType<typeof readConfig> {
  using product = spoiltProduct();
  mkdirSync(join(product.root, 'fixtures/scenarios/flood-2022-08-08'), { recursive: true });
  return readConfig(args === '' ? [] : args.split(' '), env, product.root);
}

function lineOf(args: string, env: Environment = {}): string {
  try {
    read(args, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'no error';
}

test('demo runs with no option at all', () => {
  expect(read('demo')).toMatchObject({
    command: 'demo',
    mode: 'demo',
    scenario: 'flood-2022-08-08',
    port: 8080,
  });
});

test('an option wins over its variable, a variable over the default', () => {
  expect(read('start', { PORT: '9001' })).toMatchObject({ port: 9001, mode: 'live' });
  expect(read('start --port 9002', { PORT: '9001' })).toMatchObject({ port: 9002 });
  expect(read('start', { LOG_KEEP_DAYS: '30' })).toMatchObject({ logKeepDays: 30 });
  expect(read('start', {})).not.toHaveProperty('logKeepDays');
  expect(read('start --data /srv/city', { DATA_DIR: '/elsewhere' })).toMatchObject({
    dataDir: '/srv/city',
  });
});

test('a local start time is kept as the instant it means', () => {
  expect(read('demo --speed 60 --from 2022-08-08T21:00+09:00')).toMatchObject({
    speed: 60,
    from: '2022-08-08T12:00:00.000Z',
  });
});

test.for<[string, Environment, string]>([
  ['', {}, 'command: expected one of demo, start, record, check, found nothing'],
  ['dmo', {}, 'command: expected one of demo, start, record, check, found "dmo"'],
  [
    'start --sped 3',
    {},
    '--sped: unknown option of start, expected one of --port, --city, --cities, --data',
  ],
  [
    'start --speed 3',
    {},
    '--speed: unknown option of start, expected one of --port, --city, --cities, --data',
  ],
  ['demo --port', {}, '--port: expected a value, found nothing'],
  ['demo --port web', {}, '--port: expected a port number from 0 to 65535, found "web"'],
  ...['0', '-1', '7.5', 'a week', '400'].map((days): [string, Record<string, string>, string] => [
    'start',
    { LOG_KEEP_DAYS: days },
    `LOG_KEEP_DAYS: expected whole days from 1 to 366, found ${JSON.stringify(days)}`,
  ]),
  ['demo', { PORT: '70000' }, 'PORT: expected a port number from 0 to 65535, found "70000"'],
  ['demo --speed fast', {}, '--speed: expected a number over 0 up to 3600, found "fast"'],
  ['demo --speed 0', {}, '--speed: expected a number over 0 up to 3600, found "0"'],
  [
    'demo --from 21h00',
    {},
    '--from: expected HH:mm or a time with its zone, e.g. 2022-08-08T21:00+09:00, found "21h00"',
  ],
  ['demo --city busan', {}, '--city: expected one of seoul, found "busan"'],
  ['demo --scenario snow', {}, '--scenario: expected one of flood-2022-08-08, found "snow"'],
  ['demo', { MODE: 'live' }, 'MODE: expected one of demo, replay, exercise, found "live"'],
  ['start', { MODE: 'demo' }, 'MODE: expected one of live, found "demo"'],
  ['record', {}, 'command: expected `record <feed>`, found "record"'],
  [
    'check kma-warnings',
    {},
    'command: expected `check <feed> <file|dir>`, found "check kma-warnings"',
  ],
])('`%s` %o is told in one line', ([args, env, line]) => {
  expect(lineOf(args, env)).toBe(line);
});

test('a feed that the city does not have is answered with those it has', () => {
  expect(lineOf('record seoul-snow')).toMatch(
    /^record <feed>: expected one of seoul-river-stage, .*, found "seoul-snow"$/,
  );
});
