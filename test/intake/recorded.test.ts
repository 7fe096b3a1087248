import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { scaledClock } from '../../server/intake/scaled-clock.ts';
import { wallClock, type Clock } from '../../server/intake/clock.ts';
import { beatCursor, beatsOf, paced, type Beat } from '../../server/intake/recorded-source.ts';
import { openRecording } from '../../server/intake/recording.ts';

const START_MS = Date.parse('2022-08-08T11:00:00.000Z');

function recorded(frames: Record<string, readonly number[]>) {
  const folder = join(mkdtempSync(join(tmpdir(), 'recording-')), 'frames');
  mkdirSync(folder);
  for (const [feed, seconds] of Object.entries(frames)) {
    const lines = seconds.map((second) =>
      JSON.stringify({
        at: new Date(START_MS + second * 1000).toISOString(),
        call: 'list',
        type: 'application/json',
        body: `{"n":${second}}`,
      }),
    );
    writeFileSync(join(folder, `${feed}.jsonl.br`), brotliCompressSync(lines.join('\n')));
  }
  return openRecording(folder);
}

const span = { fromMs: START_MS, toMs: START_MS + 20_000 };
const wordOf = (beat: Beat): string =>
  `${(beat.atMs - START_MS) / 1000}${beat.kind === 'frame' ? beat.frame.feed : ''}`;

test('frames of all feeds come in the order of arrival, ticks between them', () => {
  const recording = recorded({ b: [3, 10], a: [10, 12.5] });
  expect([...beatsOf(recording, span)].map(wordOf)).toEqual([
    '0',
    '3b',
    '5',
    '10',
    '10a',
    '10b',
    '12.5a',
    '15',
    '20',
  ]);
});

test('bytes are untouched and named by their digest', () => {
  const frame = recorded({ a: [1] }).frame(0);
  expect(new TextDecoder().decode(frame.body)).toBe('{"n":1}');
  expect(frame.rawId).toBe(`a@2022-08-08T11:00:01.000Z#${frame.sha256.slice(0, 8)}`);
  expect(frame.sha256).toHaveLength(64);
});

test('the order of beats does not depend on the speed', async () => {
  const recording = recorded({ a: [1, 4.9, 5, 5.1], b: [4.9, 19.9] });
  const orders = await Promise.all(
    [100, 1000, 10_000].map(async (speed) => {
      const clock = scaledClock(START_MS, speed);
      const words: string[] = [];
      const signal = new AbortController().signal;
      for await (const beat of paced(beatCursor(beatsOf(recording, span)), clock, signal))
        words.push(wordOf(beat));
      return words;
    }),
  );
  expect(orders[0]).toHaveLength(11);
  expect(orders[1]).toEqual(orders[0]);
  expect(orders[2]).toEqual(orders[0]);
});

/** A base clock that stands until it is moved by hand. */
function handClock(): Clock & { move(ms: number): void } {
  let nowMs = 0;
  let sleepers: { untilMs: number; wake: () => void }[] = [];
  return {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((wake) => {
        sleepers.push({ untilMs: nowMs + ms, wake });
        signal.addEventListener('abort', () => wake(), { once: true });
      }),
    move: (ms) => {
      nowMs += ms;
      const due = sleepers.filter(({ untilMs }) => untilMs <= nowMs);
      sleepers = sleepers.filter(({ untilMs }) => untilMs > nowMs);
      for (const { wake } of due) wake();
    },
  };
}

test('a scaled clock runs at its speed, stands still in a pause, and jumps', () => {
  const base = handClock();
  const clock = scaledClock(1000, 6, base);
  base.move(100);
  expect(clock.now()).toBe(1600);
  clock.pause();
  base.move(100);
  expect(clock.now()).toBe(1600);
  expect(clock.speed()).toBe(0);
  clock.play();
  clock.setSpeed(60);
  base.move(10);
  expect(clock.now()).toBe(2200);
  clock.setNow(50);
  expect(clock.now()).toBe(50);
});

test('a sleeper follows a change of speed', async () => {
  const base = handClock();
  const clock = scaledClock(0, 1, base);
  let isAwake = false;
  const sleeping = clock.sleep(1000, new AbortController().signal).then(() => (isAwake = true));
  clock.setSpeed(10);
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 0));
  base.move(99);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(isAwake).toBe(false);
  base.move(1);
  await sleeping;
  expect(isAwake).toBe(true);
});

test('an aborted sleep on the wall clock ends at once', async () => {
  const stop = new AbortController();
  const sleeping = wallClock.sleep(60_000, stop.signal);
  stop.abort();
  await expect(sleeping).resolves.toBeUndefined();
});
