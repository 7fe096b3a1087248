import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOTS = ['contract', 'server', 'client', 'test', 'fixtures'];
const MADE = new Set(['node_modules', 'dist', 'public', 'output']);

function under(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return MADE.has(entry.name) ? [] : under(path);
    return /\.(ts|tsx|css)$/.test(entry.name) ? [path] : [];
  });
}

/** Every source file that people write, from the root of the project. */
export function sourceFiles(): string[] {
  return ROOTS.flatMap(under).toSorted();
}
