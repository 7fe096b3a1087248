import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * How far the log has come, in a small file beside it, written after every commit: a database that
 * ends before it has lost its end, though all that is left in it is sound.
 */
export interface LogMark {
  write(epoch: string, seq: number): void;
  close(): void;
}

export interface Marked {
  readonly epoch: string;
  readonly seq: number;
}

/** Of one sector, so that no half of it is ever on disk. */
const BYTES = 128;

export function logMark(path: string): LogMark {
  const isNew = !existsSync(path);
  const file = openSync(path, isNew ? 'w+' : 'r+');
  let isSynced = false;
  return {
    write: (epoch, seq) => {
      const text = `${seq} ${epoch}`;
      const line = `${crc32(text)} ${text}`;
      writeSync(
        file,
        line
          .padEnd(BYTES - 1)
          .slice(0, BYTES - 1)
          .concat('\n'),
        0,
      );
      // Its place on disk once; later words may wait: an old one is below the log, and no harm.
      if (!isSynced) fsyncSync(file);
      isSynced = true;
    },
    close: () => closeSync(file),
  };
}

/** What the file says; undefined if it is not there or damaged. */
export function readMark(path: string): Marked | undefined {
  if (!existsSync(path)) return undefined;
  const [, sum, text, seq, epoch] =
    /^(\d+) ((\d+) (\S*)) *\n$/.exec(readFileSync(path, 'latin1')) ?? [];
  if (text === undefined || epoch === undefined || Number(sum) !== crc32(text)) return undefined;
  return { epoch, seq: Number(seq) };
}
