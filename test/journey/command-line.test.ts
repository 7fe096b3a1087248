import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../support/flood-night.ts';

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the product's command as a user would; Node's own path, no shell. */
function run(args: readonly string[], root = ROOT, env: Record<string, string> = {}) {
  return new Promise<Outcome>((resolve) => {
    const child = spawn(process.execPath, [join(root, 'server/main.ts'), ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** What a refusal must look like: exit code 2 and one line with nothing missing in it. */
const ONE_CLEAR_LINE = { code: 2, lines: 1, missing: [] };

function refusal({ code, err }: Outcome, ...parts: readonly string[]) {
  const missing = parts.filter((part) => !err.includes(part));
  const shown = missing.length === 0 ? {} : { err };
  return { code, lines: err.trim().split('\n').length, missing, ...shown };
}

const CHANGED = ['cities', 'fixtures/scenarios'];
let product: string;

/** A copy of the product, so that its code is read once for all who spoil what it reads. */
beforeAll(() => {
  product = mkdtempSync(join(tmpdir(), 'product-'));
  for (const name of ['server', 'contract', 'package.json', 'vite.config.ts']) {
    cpSync(join(ROOT, name), join(product, name), { recursive: true });
  }
  for (const name of ['client', 'node_modules']) {
    symlinkSync(join(ROOT, name), join(product, name));
  }
  const page = join(product, 'dist/index.html');
  cpSync(join(ROOT, 'client/index.html'), page);
  // Newer than every source: nothing is built for a start that is refused.
  const tomorrow = new Date(Date.now() + 86_400_000);
  utimesSync(page, tomorrow, tomorrow);
});
afterAll(() => rmSync(product, { recursive: true, force: true }));

/** The copy as it was, but for what is spoilt of it. */
function spoilt(spoil: (root: string) => void): string {
  for (const name of CHANGED) {
    rmSync(join(product, name), { recursive: true, force: true });
    cpSync(join(ROOT, name), join(product, name), { recursive: true });
  }
  spoil(product);
  return product;
}

const REFUSED = [
  { what: 'an unknown scenario', args: 'demo --scenario flood-1998', says: 'flood-2022-08-08' },
  {
    what: 'an unknown city',
    args: 'demo --city atlantis',
    says: '--city: expected one of delhi, ',
  },
  { what: 'a port that is none', args: 'demo --port eighty', says: 'found "eighty"' },
  { what: 'an unknown option', args: 'demo --sped 6', says: '--speed' },
  { what: 'an unknown command', args: 'fly', says: 'demo' },
  { what: 'an unknown feed', args: 'check nile-level README.md', says: 'seoul-rainfall' },
  { what: 'no captured bodies', args: 'check seoul-rainfall nowhere', says: 'nowhere' },
];

test.for(REFUSED)(
  '$what: one clear line and exit code 2',
  { timeout: 20_000 },
  async ({ args, says }) => {
    expect(refusal(await run(args.split(' ')), says)).toEqual(ONE_CLEAR_LINE);
  },
);

test('a time outside the recording is refused with the span that would do', async () => {
  const root = spoilt(() => {});
  const outcome = await run(['demo', '--from', '2023-08-08T21:00+09:00'], root);
  expect(refusal(outcome, '2022-08-08 16:00')).toEqual(ONE_CLEAR_LINE);
}, 30_000);

test('a port in use is refused, and nothing is left running', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, () => resolve()));
  const { port } = taken.address() as AddressInfo;
  const root = spoilt(() => {});
  const outcome = await run(['demo', '--from', '16:01', '--port', String(port)], root);
  expect(refusal(outcome, String(port), 'in use')).toEqual(ONE_CLEAR_LINE);
  taken.close();
}, 60_000);

const CITY = 'cities/seoul/city.yaml';
const NIGHT = 'fixtures/scenarios/flood-2022-08-08';

function rewrite(root: string, file: string, from: string, to: string): void {
  const path = join(root, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

const SPOILT = [
  {
    what: 'a malformed city.yaml',
    spoil: (root: string) => rewrite(root, CITY, 'bounds: [', 'bounds: {['),
    says: `${CITY}:`,
  },
  {
    what: 'a misspelt key in city.yaml',
    spoil: (root: string) => rewrite(root, CITY, '\nzone:', '\nzonne:'),
    says: 'zonne',
  },
  {
    what: 'a missing registry',
    spoil: (root: string) => rmSync(join(root, 'cities/seoul/rain-gauges.csv')),
    says: 'cities/seoul/rain-gauges.csv',
  },
  {
    what: 'missing frames of the recording',
    spoil: (root: string) => rmSync(join(root, NIGHT, 'frames'), { recursive: true }),
    says: `${NIGHT}/frames`,
  },
  {
    what: 'a spoilt manifest',
    spoil: (root: string) => writeFileSync(join(root, NIGHT, 'manifest.json'), '{"id": 1}'),
    says: 'manifest.json',
  },
];

test.for(SPOILT)(
  '$what: one clear line and exit code 2',
  { timeout: 60_000 },
  async ({ spoil, says }) => {
    const root = spoilt(spoil);
    const outcome = await run(['demo', '--port', '0'], root);
    expect(refusal(outcome, says)).toEqual(ONE_CLEAR_LINE);
  },
);

test('check prints accepted and rejected rows with reasons', async () => {
  const { code, out } = await run(['check', 'seoul-rainfall', 'fixtures/seoul-rainfall']);
  expect(code).toBe(1);
  expect(out).toMatch(/^normal\.json: \d+ accepted, 0 rejected$/m);
  expect(out).toMatch(/fault \(config\) INFO-100/);
  expect(out).toMatch(/^ {2}rejected .+: .+$/m);
  expect(out).toMatch(/^seoul-rainfall: \d+ accepted, \d+ rejected, \d+ faults$/m);
}, 20_000);

test('check --json prints one object a file, and exits with 0 when every row was read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bodies-'));
  mkdirSync(join(folder, 'deep'));
  cpSync(join(ROOT, 'fixtures/seoul-rainfall/normal.json'), join(folder, 'deep/any.name'));
  cpSync(join(ROOT, 'fixtures/seoul-rainfall/empty.json'), join(folder, 'empty.json'));
  const { code, out } = await run(['check', 'seoul-rainfall', folder, '--json']);
  const files = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(files).toEqual([
    { file: 'deep/any.name', accepted: 4, rejected: 0, skipped: 0, rejects: [] },
    { file: 'empty.json', accepted: 0, rejected: 0, skipped: 0, rejects: [] },
  ]);
  expect(code).toBe(0);
  rmSync(folder, { recursive: true });
}, 20_000);

test('check never fails on what is no body of the format', async () => {
  const { code, out } = await run(['check', 'seoul-rainfall', 'docs/wall.png', '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ accepted: 0, rejected: 1 });
}, 20_000);

test('check reads each file of a folder once, whatever lies in it, and waits for no pipe', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bodies-'));
  cpSync(join(ROOT, 'fixtures/seoul-rainfall/normal.json'), join(folder, 'normal.json'));
  mkdirSync(join(folder, 'deep'));
  symlinkSync('..', join(folder, 'deep/up'));
  symlinkSync('circle', join(folder, 'circle'));
  symlinkSync('../normal.json', join(folder, 'deep/linked.json'));
  execFileSync('/usr/bin/mkfifo', [join(folder, 'pipe.json')]);
  const { code, out } = await run(['check', 'seoul-rainfall', folder]);
  expect(out.trim().split('\n')).toEqual([
    'deep/linked.json: 4 accepted, 0 rejected',
    'normal.json: 4 accepted, 0 rejected',
    'seoul-rainfall: 8 accepted, 0 rejected, 0 faults',
  ]);
  expect(code).toBe(0);
  const pipe = await run(['check', 'seoul-rainfall', join(folder, 'pipe.json')]);
  expect(pipe.code).toBe(2);
  rmSync(folder, { recursive: true });
}, 40_000);
