import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

/** One line that holds every part, and exit code 2. */
function expectRefusal({ code, err }: Outcome, ...parts: readonly string[]): void {
  expect({ code, lines: err.trim().split('\n').length, err }).toMatchObject({ code: 2, lines: 1 });
  for (const part of parts) expect(err).toContain(part);
}

/** A copy of the product that a test may spoil; the packages and pages are the same. */
function spoilt(spoil: (root: string) => void): string {
  const root = mkdtempSync(join(tmpdir(), 'product-'));
  for (const name of ['server', 'contract', 'cities', 'client', 'package.json', 'vite.config.ts']) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  }
  cpSync(join(ROOT, 'fixtures/scenarios'), join(root, 'fixtures/scenarios'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  // Pages that look newer than every source: nothing is built for a start that is refused.
  cpSync(join(ROOT, 'client/index.html'), join(root, 'dist/index.html'));
  const page = join(root, 'dist/index.html');
  writeFileSync(page, readFileSync(page));
  spoil(root);
  writeFileSync(page, readFileSync(page));
  return root;
}

test.for([
  ['an unknown scenario', ['demo', '--scenario', 'flood-1998'], '--scenario', 'flood-2022-08-08'],
  ['an unknown city', ['demo', '--city', 'atlantis'], '--city', 'seoul'],
  ['a port that is none', ['demo', '--port', 'eighty'], '--port', '"eighty"'],
  ['an unknown option', ['demo', '--sped', '6'], '--sped', '--speed'],
  ['an unknown command', ['fly'], 'demo', 'fly'],
  ['an unknown feed', ['check', 'nile-level', 'README.md'], 'check <feed>', 'seoul-rainfall'],
  ['no captured bodies', ['check', 'seoul-rainfall', 'nowhere'], 'nowhere', 'expected'],
] as const)(
  '%s: one clear line and exit code 2',
  async ([, args, ...parts]) => {
    expectRefusal(await run(args), ...parts);
  },
  20_000,
);

test('a time outside the recording is refused with the span that would do', async () => {
  const root = spoilt(() => {});
  expectRefusal(await run(['demo', '--from', '2023-08-08T21:00+09:00'], root), '2022-08-08 16:00');
  rmSync(root, { recursive: true });
}, 30_000);

test('a port in use is refused, and nothing is left running', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, () => resolve()));
  const { port } = taken.address() as AddressInfo;
  const root = spoilt(() => {});
  expectRefusal(
    await run(['demo', '--from', '16:01', '--port', String(port)], root),
    String(port),
    'in use',
  );
  taken.close();
  rmSync(root, { recursive: true });
}, 60_000);

test.for([
  [
    'a malformed city.yaml',
    (root: string) => {
      const file = join(root, 'cities/seoul/city.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('bounds: [', 'bounds: {['));
    },
    'cities/seoul/city.yaml:',
  ],
  [
    'a misspelt key in city.yaml',
    (root: string) => {
      const file = join(root, 'cities/seoul/city.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('\nzone:', '\nzonne:'));
    },
    'zonne',
  ],
  [
    'a missing registry',
    (root: string) => rmSync(join(root, 'cities/seoul/rain-gauges.csv')),
    'cities/seoul/rain-gauges.csv',
  ],
  [
    'missing frames of the recording',
    (root: string) =>
      rmSync(join(root, 'fixtures/scenarios/flood-2022-08-08/frames'), { recursive: true }),
    'flood-2022-08-08/frames',
  ],
  [
    'a spoilt manifest',
    (root: string) =>
      writeFileSync(join(root, 'fixtures/scenarios/flood-2022-08-08/manifest.json'), '{"id": 1}'),
    'manifest.json',
  ],
] as const)(
  '%s: one clear line and exit code 2',
  async ([, spoil, part]) => {
    const root = spoilt(spoil);
    expectRefusal(await run(['demo', '--port', '0'], root), part);
    rmSync(root, { recursive: true });
  },
  60_000,
);

test('check prints accepted and rejected rows with reasons', async () => {
  const { code, out } = await run(['check', 'seoul-rainfall', 'fixtures/seoul-rainfall']);
  expect(code).toBe(0);
  expect(out).toMatch(/^normal\.json: \d+ accepted, 0 rejected$/m);
  expect(out).toMatch(/fault \(config\) INFO-100/);
  expect(out).toMatch(/^ {2}rejected .+: .+$/m);
  expect(out).toMatch(/^seoul-rainfall: \d+ accepted, \d+ rejected, \d+ faults$/m);
}, 20_000);
