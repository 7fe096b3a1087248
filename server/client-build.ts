import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const SOURCES = ['client', 'contract', 'cities', 'vite.config.ts', 'package-lock.json'];
/** Written by the build itself. */
const MADE = ['public'];
const KEPT_MS = 14 * 24 * 3_600_000;

/** Builds the pages if there are none, or if a source is newer than they are. */
export function ensureClient(root: string): void {
  const page = join(root, 'dist/index.html');
  const builtMs = existsSync(page) ? statSync(page).mtimeMs : 0;
  if (SOURCES.every((source) => newestMs(join(root, source)) <= builtMs)) return;
  // stdout has one line, the address of the wall; all else goes to stderr.
  console.error('building the pages …');
  const fresh = join(root, `dist.${process.pid}`);
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    // Whatever runs us: a development build of React keeps a measure of every render for ever.
    env: { ...process.env, NODE_ENV: 'production', BUILD_DIR: fresh },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  takeInPlace(fresh, join(root, 'dist'));
}

/** The pages change at once: another process that serves or builds them never meets half of them. */
function takeInPlace(fresh: string, pages: string): void {
  keepAssets(join(pages, 'assets'), join(fresh, 'assets'));
  const old = `${fresh}.old`;
  if (existsSync(pages)) renameSync(pages, old);
  try {
    renameSync(fresh, pages);
  } catch {
    // Another process was quicker; its pages are made of the same sources.
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** A desk that was opened before still finds the files of its build for two weeks. */
function keepAssets(old: string, fresh: string): void {
  if (!existsSync(old)) return;
  const sinceMs = Date.now() - KEPT_MS;
  for (const name of readdirSync(old)) {
    const [from, to] = [join(old, name), join(fresh, name)];
    if (existsSync(to) || statSync(from).mtimeMs < sinceMs) continue;
    cpSync(from, to, { preserveTimestamps: true });
  }
}

/** Identity of the built pages: a wall that shows another one reloads. */
export function buildId(root: string): string {
  const page = readFileSync(join(root, 'dist/index.html'));
  return createHash('sha256').update(page).digest('hex').slice(0, 12);
}

function newestMs(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inner = readdirSync(path)
    .filter((name) => !MADE.includes(name))
    .map((name) => newestMs(join(path, name)));
  return Math.max(0, ...inner);
}
