import { copyFileSync, constants, existsSync, renameSync, rmSync } from 'node:fs';

/** Parts of a database that is written ahead; the third is made anew by whoever opens it. */
const PARTS = ['', '-wal'];
const SHARED = '-shm';

/** A copy of the file as it is, for whoever wants to know what happened. Its name. */
export function copiedAside(path: string): string {
  const aside = asideName(path);
  for (const part of PARTS) {
    if (existsSync(path + part)) {
      copyFileSync(path + part, aside + part, constants.COPYFILE_FICLONE);
    }
  }
  return aside;
}

/** The file itself under another name; the path is free then. Its name. */
export function movedAside(path: string): string {
  const aside = asideName(path);
  for (const part of PARTS) if (existsSync(path + part)) renameSync(path + part, aside + part);
  rmSync(path + SHARED, { force: true });
  return aside;
}

function asideName(path: string): string {
  let number = 1;
  while (existsSync(`${path}.bad-${number}`)) number += 1;
  return `${path}.bad-${number}`;
}
