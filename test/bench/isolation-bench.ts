import { setTimeout as sleep } from 'node:timers/promises';
import { readingPool, type ReadingPool } from '../../server/reader/reading-pool.ts';
import { evilProduct } from '../reader/evil-product.ts';
import { frameOf } from '../support/frame-of.ts';
import { quantile, type Figure } from './figure.ts';

const FRAMES = 400;
const EVERY_MS = 10;

/**
 * How long a good feed waits for its reading, 100 frames a second, alone and beside a connector that
 * loops for ever and is asked again as soon as it was stopped. REL-12 allows 100 ms more at p99.
 */
export async function isolationFigures(): Promise<readonly Figure[]> {
  const { product, profile } = evilProduct();
  using folder = product;
  const pool = await readingPool({
    profile,
    root: folder.root,
    nowMs: () => performance.now(),
    isPatient: true,
  });
  await waits(pool);
  const alone = await waits(pool);
  const burning = new AbortController();
  const burner = burn(pool, burning.signal);
  const beside = await waits(pool);
  burning.abort();
  await burner;
  await pool.close();
  return [0.5, 0.99].map((share) => ({
    name: `isolation.read-wait-p${share * 100}`,
    value: Math.round(quantile(beside, share) * 10) / 10,
    unit: 'ms',
    ratio: quantile(beside, share) / quantile(alone, share),
    baseline: `${quantile(alone, share).toFixed(1)} ms without the hanging connector`,
  }));
}

async function burn(pool: ReadingPool, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await pool.read(frameOf('hangs', '{}'));
}

async function waits(pool: ReadingPool): Promise<readonly number[]> {
  const times: number[] = [];
  const reads: Promise<void>[] = [];
  for (let index = 0; index < FRAMES; index += 1) {
    const started = performance.now();
    const read = pool.read(frameOf(index % 2 === 0 ? 'good' : 'also-good', '{}'));
    reads.push(read.then(() => void times.push(performance.now() - started)));
    await sleep(EVERY_MS);
  }
  await Promise.all(reads);
  return times;
}
