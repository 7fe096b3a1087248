import { expect, test } from 'vitest';
import { instantOf } from '../../contract/instant.ts';
import type { Clock } from '../../server/intake/clock.ts';
import { beatCursor, beatsOf, paced } from '../../server/intake/recorded-source.ts';
import { scaledClock } from '../../server/intake/scaled-clock.ts';
import { logDigest } from '../../server/log/log-digest.ts';
import { floodNight, kst } from '../support/flood-night.ts';

const night = await floodNight();

/** Digest of the log that a stretch of the night makes when its clock runs so. */
async function digest(minutes: number, clock: Clock): Promise<string> {
  const log = logDigest();
  const { pipeline } = night.empty((delta) => log.add(delta));
  const span = { fromMs: kst('16:00'), toMs: kst('16:00') + minutes * 60_000 };
  const cursor = beatCursor(beatsOf(night.recording, span));
  for await (const beat of paced(cursor, clock, new AbortController().signal)) {
    if (beat.kind === 'frame') pipeline.frame(beat.frame);
    else pipeline.tick(instantOf(beat.atMs));
  }
  return log.hex();
}

const atSpeed = (speed: number): Clock => scaledClock(kst('16:00'), speed);
/** Every beat is due at once. */
const noWait: Clock = { now: () => Number.MAX_SAFE_INTEGER, sleep: () => Promise.resolve() };

test('the same stretch makes the same log at ×1, ×10 and ×60', async () => {
  const minutes = 0.25;
  const [slow, quick, quicker, unpaced] = await Promise.all([
    digest(minutes, atSpeed(1)),
    digest(minutes, atSpeed(10)),
    digest(minutes, atSpeed(60)),
    digest(minutes, noWait),
  ]);
  expect(quick).toBe(slow);
  expect(quicker).toBe(slow);
  expect(unpaced).toBe(slow);
  expect(await digest(minutes * 2, noWait)).not.toBe(slow);
}, 60_000);

test('an hour makes the same log however fast it is played, and each time', async () => {
  const minutes = 60;
  const first = await digest(minutes, noWait);
  expect(await digest(minutes, atSpeed(3_600))).toBe(first);
  expect(await digest(minutes, noWait)).toBe(first);
}, 60_000);
