import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of the product, as main.ts knows it. */
export const PRODUCT = join(import.meta.dirname, '../..');

/** A product folder with a copy of Seoul that a test may spoil. */
export interface SpoiltProduct extends Disposable {
  readonly root: string;
  /** Replaces text in a file of the city; fails if it is not there. */
  readonly edit: (file: string, from: string, to: string) => void;
  readonly remove: (file: string) => void;
}

export function spoiltProduct(): SpoiltProduct {
  const root = mkdtempSync(join(tmpdir(), 'city-'));
  const city = join(root, 'cities/seoul');
  cpSync(join(PRODUCT, 'cities/seoul'), city, { recursive: true });
  return {
    root,
    edit: (file, from, to) => {
      const text = readFileSync(join(city, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(join(city, file), text.replace(from, to));
    },
    remove: (file) => rmSync(join(city, file)),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
}
