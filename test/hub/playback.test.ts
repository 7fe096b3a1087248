import { expect, test, vi } from 'vitest';
import type { Heartbeat } from '../../contract/delta.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { playback, type Playback } from '../../server/hub/playback.ts';
import type { PastSource, PastSpan } from '../../server/wire/past.ts';

const MINUTE_MS = 60_000;
const FROM_MS = instantMs('2026-11-22T00:00:00.000Z');
const BYTES = new Uint8Array(1);

/** A log whose every answer waits until the test lets it go. */
function slowLog() {
  let span: PastSpan = { fromMs: FROM_MS, toMs: FROM_MS + 60 * MINUTE_MS };
  const windows: number[] = [];
  const seeks: number[] = [];
  const held: (() => void)[] = [];
  let hole: PastSpan | undefined;
  const turn = (): Promise<void> => new Promise((resolve) => held.push(resolve));
  const source: PastSource = {
    heldSpan: () => Promise.resolve(span),
    view: () => ({
      seek: async ({ atMs }) => {
        seeks.push(atMs);
        await turn();
        const isHeld = atMs >= span.fromMs && atMs <= span.toMs;
        return isHeld ? { snapshot: BYTES, frames: [], seq: 1, span } : undefined;
      },
      until: async (untilMs) => {
        windows.push(untilMs);
        await turn();
        const ahead = hole !== undefined && hole.fromMs <= untilMs ? hole : undefined;
        const nowMs = Math.min(untilMs, span.toMs, (ahead?.fromMs ?? Infinity) - 1);
        const told = ahead === undefined ? {} : { hole: ahead };
        return {
          ...told,
          nowMs,
          seq: 1 + windows.length,
          delta: instantOf(nowMs),
          frames: [],
          span,
        };
      },
      change: () => Promise.resolve(undefined),
      leave: () => undefined,
    }),
  };
  return {
    source,
    windows,
    seeks,
    lose: (next: PastSpan | undefined) => (hole = next),
    grow: (ms: number) => (span = { ...span, toMs: span.toMs + ms }),
    /** Lets all that waits go, and what comes of it settle. */
    go: async () => {
      for (const release of held.splice(0)) release();
      await new Promise((resolve) => setImmediate(resolve));
    },
    waits: () => held.length,
  };
}

/** A playback on a clock that the test moves. */
function played(log: ReturnType<typeof slowLog>, speed: number) {
  const clock = { ms: 0 };
  const sent = { snapshots: 0, deltas: [] as string[], beats: [] as Heartbeat[] };
  const own: Playback = playback({
    past: log.source,
    city: 'seoul',
    mode: 'replay',
    build: 'b',
    present: { nowMs: () => FROM_MS + 60 * MINUTE_MS, speed: () => 1 },
    baseMs: () => clock.ms,
    set: 'core',
    request: { from: instantOf(FROM_MS), speed },
    out: {
      snapshot: () => (sent.snapshots += 1),
      frame: () => undefined,
      delta: (text) => sent.deltas.push(text),
      heartbeat: (beat) => sent.beats.push(beat),
    },
  });
  return { own, clock, sent };
}

async function begun(log: ReturnType<typeof slowLog>, speed: number) {
  const viewer = played(log, speed);
  const answer = viewer.own.start();
  await vi.waitFor(() => expect(log.waits()).toBe(1));
  await log.go();
  expect(await answer).toMatchObject({ ok: true, resumed: false });
  return viewer;
}

test('a slow reader is asked for one window at a time, and the next goes up to the present of the viewer', async () => {
  const log = slowLog();
  const { own, clock, sent } = await begun(log, 60);
  for (let tick = 0; tick < 8; tick += 1) {
    clock.ms += 250;
    own.tick();
  }
  expect(log.windows).toEqual([FROM_MS + 15_000]);
  await log.go();
  own.tick();
  expect(log.windows).toEqual([FROM_MS + 15_000, FROM_MS + 120_000]);
  await log.go();
  expect(sent.deltas).toEqual([FROM_MS + 15_000, FROM_MS + 120_000].map(instantOf));
});

test('of many seeks in a row the first and the last are read, and every one is answered with the last', async () => {
  const log = slowLog();
  const { own, sent } = await begun(log, 1);
  const answers = [1, 2, 3, 4, 5].map((minute) =>
    own.run({ kind: 'seek', at: instantOf(FROM_MS + minute * MINUTE_MS) }),
  );
  await vi.waitFor(() => expect(log.seeks).toHaveLength(2));
  await log.go();
  await vi.waitFor(() => expect(log.seeks).toHaveLength(3));
  await log.go();
  const last = instantOf(FROM_MS + 5 * MINUTE_MS);
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatchObject({ ok: true, now: last, speed: 1 });
  }
  expect(log.seeks.slice(1)).toEqual([FROM_MS + MINUTE_MS, FROM_MS + 5 * MINUTE_MS]);
  expect(sent.snapshots).toBe(3);
});

test('at the end of the log it goes on with what is written, and says at which pace', async () => {
  const log = slowLog();
  const { own, clock, sent } = await begun(log, 600);
  clock.ms += 10_000;
  own.tick();
  await log.go();
  const edge = instantOf(FROM_MS + 60 * MINUTE_MS);
  expect(sent.beats.at(-1)).toMatchObject({ now: edge, speed: 1, mode: 'replay', basis: 'known' });
  clock.ms += 1000;
  log.grow(400);
  own.tick();
  await log.go();
  expect(sent.deltas.at(-1)).toBe(instantOf(FROM_MS + 60 * MINUTE_MS + 400));
});

test('paused it stands, and goes on from there at the pace it had', async () => {
  const log = slowLog();
  const { own, clock, sent } = await begun(log, 4);
  clock.ms += 1000;
  const stood = { ok: true, now: instantOf(FROM_MS + 4000) };
  const stopped = own.run({ kind: 'pause', isPaused: true });
  await vi.waitFor(() => expect(log.waits()).toBe(1));
  await log.go();
  expect(await stopped).toMatchObject({ ...stood, speed: 0 });
  // The picture is of the instant that is told.
  expect(sent.deltas).toEqual([stood.now]);
  clock.ms += 60_000;
  own.tick();
  expect(log.windows).toEqual([FROM_MS + 4000]);
  expect(await own.run({ kind: 'pause', isPaused: false })).toMatchObject({ ...stood, speed: 4 });
  clock.ms += 1000;
  own.tick();
  expect(log.windows).toEqual([FROM_MS + 4000, FROM_MS + 8000]);
});

test('an instant that is not held is refused with what is, and the picture goes on', async () => {
  const log = slowLog();
  const { own, clock, sent } = await begun(log, 1);
  const refused = own.run({ kind: 'seek', at: '2020-01-01T00:00:00.000Z' });
  await vi.waitFor(() => expect(log.waits()).toBe(1));
  await log.go();
  expect(await refused).toEqual({
    ok: false,
    problem: `at: expected ${instantOf(FROM_MS)} to ${instantOf(FROM_MS + 60 * MINUTE_MS)}, found 2020-01-01T00:00:00.000Z`,
  });
  clock.ms += 500;
  own.tick();
  await log.go();
  expect(sent).toMatchObject({ snapshots: 1, deltas: [instantOf(FROM_MS + 500)] });
});

test('in a quiet city an instant after the last change, up to the present, shows that change', async () => {
  const log = slowLog();
  log.grow(-10 * MINUTE_MS);
  const { own } = await begun(log, 1);
  const sought = own.run({ kind: 'seek', at: instantOf(FROM_MS + 58 * MINUTE_MS) });
  await vi.waitFor(() => expect(log.waits()).toBe(1));
  await log.go();
  expect(await sought).toMatchObject({ ok: true, now: instantOf(FROM_MS + 50 * MINUTE_MS) });

  const beyond = own.run({ kind: 'seek', at: instantOf(FROM_MS + 61 * MINUTE_MS) });
  await vi.waitFor(() => expect(log.waits()).toBe(1));
  await log.go();
  expect(await beyond).toMatchObject({ ok: false });
});

test('what the log does not know is told, stood before, and passed over with a picture of its own', async () => {
  const log = slowLog();
  const hole = { fromMs: FROM_MS + 2000, toMs: FROM_MS + 5 * MINUTE_MS };
  log.lose(hole);
  const { own, clock, sent } = await begun(log, 60);
  clock.ms += 1000;
  own.tick();
  await log.go();
  const problem = `from ${instantOf(hole.fromMs)} to ${instantOf(hole.toMs)} the log has not every change; it goes on after that`;
  expect(sent.beats.at(-1)).toMatchObject({ now: instantOf(hole.fromMs - 1), speed: 0, problem });
  clock.ms += 5000;
  log.lose(undefined);
  own.tick();
  await vi.waitFor(() => expect(log.waits()).toBe(1));
  await log.go();
  expect(log.seeks.at(-1)).toBe(hole.toMs);
  expect(sent.snapshots).toBe(2);
  expect(sent.beats.at(-1)).toMatchObject({ now: instantOf(hole.toMs), speed: 60 });
  expect(sent.beats.at(-1)).not.toHaveProperty('problem');
});

test('who leaves before the log has said what it holds is not read for', async () => {
  const log = slowLog();
  const { own } = played(log, 1);
  const answer = own.start();
  own.leave();
  expect(await answer).toMatchObject({ ok: false });
  expect(log.seeks).toEqual([]);
});
