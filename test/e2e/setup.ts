import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from '../support/browser.ts';

const BUILT = 'dist/index.html';
const SOURCES = ['client', 'contract', 'cities', 'vite.config.ts', 'package-lock.json'];
// Written by the build itself.
const MADE = join('client', 'public');

function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  if (path === MADE) return 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function isBuilt(): boolean {
  if (!existsSync(BUILT)) return false;
  const builtAt = statSync(BUILT).mtimeMs;
  return SOURCES.every((source) => newestChange(source) <= builtAt);
}

/** Before the first page: a browser, and the screens built from the sources as they are now. */
export function setup(): void {
  ensureBrowser();
  if (!isBuilt()) execFileSync('npm', ['run', 'build'], { stdio: 'inherit' });
}
