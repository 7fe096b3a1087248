import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that is really full when it is full. */
export interface SmallDisk {
  readonly folder: string;
  /** At least what is on it. */
  resize(megabytes: number): void;
  /** As a system does with a disk that gives errors. */
  remount(as: 'ro' | 'rw'): void;
  remove(): void;
}

/** Undefined where the system does not let us mount. */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder]);
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    resize: (next) => run('mount', ['-o', `remount,size=${next}m`, folder]),
    remount: (as) => run('mount', ['-o', `remount,${as}`, folder]),
    remove: () => {
      run('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}
