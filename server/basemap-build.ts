import { execFileSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { ConfigError } from './config/config-error.ts';
import type { City } from './config/load-city.ts';

const BUILD = 'client/map/basemap/build.ts';

/** Makes the base map of a city outside the product; the product's own come with its pages. */
export function ensureBasemap(root: string, { folder, mapsFolder }: City): void {
  if (mapsFolder === undefined) return;
  const words = [BUILD, dirname(folder), mapsFolder, basename(folder)];
  try {
    execFileSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    const line = said.split('\n').find((one) => one.includes('base map of')) ?? said;
    throw new ConfigError(`${folder}: basemap: ${line.replace(/^.*?base map of [^:]*: /, '')}`);
  }
}
