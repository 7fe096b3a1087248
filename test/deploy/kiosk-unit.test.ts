import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../support/flood-night.ts';

const VERIFIER = '/usr/bin/systemd-analyze';
const SYSTEM_UNITS = '/usr/lib/systemd/system';
const kiosk = (name: string): string => readFileSync(join(ROOT, 'deploy/kiosk', name), 'utf8');
const INSTALL = /^install .*?(?:-m )?(\d{3}) deploy\/kiosk\/(\S+) (\S+)$/gm;

/** A machine's files after the commands of docs/operations.md, in a folder. */
function installed(): string {
  const root = mkdtempSync(join(tmpdir(), 'kiosk-root-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const docs = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  for (const [, mode = '', name = '', path = ''] of docs.matchAll(INSTALL)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), kiosk(name), { mode: Number.parseInt(mode, 8) });
  }
  return root;
}

test('what the guide installs is where the unit and the script look for it', () => {
  const root = installed();
  const unit = readFileSync(join(root, 'etc/systemd/system/wall.service'), 'utf8');
  const [, script = ''] = /^ExecStart=\/usr\/bin\/xinit (\S+)/m.exec(unit) ?? [];
  const [, settings = ''] = /^EnvironmentFile=(\S+)/m.exec(unit) ?? [];
  execFileSync('bash', ['-n', join(root, script)]);
  expect(statSync(join(root, script)).mode & 0o111).not.toBe(0);
  expect(readFileSync(join(root, settings), 'utf8')).toMatch(/^WALL_URL=http/m);
  const policy = JSON.parse(
    readFileSync(join(root, 'etc/chromium/policies/managed/wall.json'), 'utf8'),
  ) as { readonly URLBlocklist: readonly string[]; readonly URLAllowlist: readonly string[] };
  expect(policy.URLBlocklist).toEqual(['*']);
  expect(policy.URLAllowlist).toHaveLength(1);
});

// Only where there is a systemd; nothing of it is started.
test.skipIf(!existsSync(VERIFIER))('systemd has nothing to say against the unit', () => {
  const root = installed();
  mkdirSync(join(root, 'usr/bin'), { recursive: true });
  // Not installed on a machine that only tests.
  writeFileSync(join(root, 'usr/bin/xinit'), '#!/bin/sh\n', { mode: 0o755 });
  cpSync(SYSTEM_UNITS, join(root, SYSTEM_UNITS), { recursive: true, verbatimSymlinks: true });
  symlinkSync('usr/lib', join(root, 'lib'));
  const verify = () =>
    spawnSync(VERIFIER, ['verify', '--man=no', `--root=${root}`, 'wall.service'], {
      encoding: 'utf8',
    });
  expect(verify()).toMatchObject({ status: 0, stderr: '', stdout: '' });
  const path = join(root, 'etc/systemd/system/wall.service');
  writeFileSync(path, kiosk('wall.service').replace('Restart=always', 'Restart=for-ever'));
  expect(verify().stderr).toContain('for-ever');
});
