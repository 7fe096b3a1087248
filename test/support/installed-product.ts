import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './flood-night.ts';

/** The product in a folder of its own, whose pages can be put in the place of by another build. */
export interface InstalledProduct extends Disposable {
  /** What node is told to run, before the words of the command line. */
  readonly main: readonly string[];
  /** Its pages are of another build from now on, as after an update; who serves the old one is not told. */
  readonly update: () => void;
}

/** Links every folder to this tree but the pages, which must have been built. */
export function installedProduct(): InstalledProduct {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'));
  const link = (path: string): void => symlinkSync(join(ROOT, path), join(folder, path));
  for (const name of readdirSync(ROOT))
    if (!name.startsWith('.') && !name.startsWith('dist')) link(name);
  mkdirSync(join(folder, 'dist'));
  for (const name of readdirSync(join(ROOT, 'dist')))
    if (name !== 'index.html') link(`dist/${name}`);
  const page = join(folder, 'dist/index.html');
  let text = readFileSync(join(ROOT, 'dist/index.html'), 'utf8');
  const update = (): void => {
    text += '<!-- -->\n';
    writeFileSync(page, text);
  };
  update();
  return {
    // Or the server would be the linked one, with its pages.
    main: ['--preserve-symlinks', '--preserve-symlinks-main', join(folder, 'server/main.ts')],
    update,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
