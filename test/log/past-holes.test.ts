import { expect, test } from 'vitest';
import { BASES } from '../../contract/delta.ts';
import { instantMs } from '../../contract/instant.ts';
import { pastReader, type PastReader } from '../../server/log/past-reader.ts';
import { lastSteps } from '../../server/log/last-steps.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { lostLog, step, thinnedLog } from '../support/holed-log.ts';
import { pastLog, type PastLog } from '../support/past-log.ts';

function opened(log: PastLog) {
  const reader = pastReader({ path: log.path, threads: 1 });
  return {
    reader,
    [Symbol.asyncDispose]: async () => {
      await reader.close();
      log.remove();
    },
  };
}

const countAt = async (reader: PastReader, minute: number): Promise<number | undefined> =>
  (await reader.at(instantAtMinute(minute)))?.events.length;

const HEAD = { protocol: 1, city: 'seoul', view: 'ops', mode: 'replay', speed: 1 } as const;

function begin(minute: number) {
  const atMs = instantMs(instantAtMinute(minute));
  return { atMs, basis: 'known', set: 'core+observations', head: { ...HEAD, epoch: 'e' } } as const;
}

test.for([
  ['folded to the last words', thinnedLog, { from: 4, to: 7, after: 8 }],
  ['lost', lostLog, { from: 6, to: 8, after: 7 }],
] as const)(
  'what was %s is refused with its span; before and after it all is known',
  async ([, made, hole]) => {
    await using past = opened(made());
    const { reader } = past;
    const why = `from ${instantAtMinute(hole.from)} to ${instantAtMinute(hole.to)} the log has not every change`;
    for (let minute = 0; minute < 10; minute += 1) {
      if (minute < hole.from || minute >= hole.to) continue;
      for (const basis of BASES) {
        await expect(reader.at(instantAtMinute(minute), basis)).rejects.toThrow(why);
      }
      await expect(reader.view().seek(begin(minute))).rejects.toThrow(why);
    }
    expect(await countAt(reader, 3)).toBe(4);
    expect(await countAt(reader, hole.to)).toBe(hole.after);

    // A playback stands before it, and tells it.
    const view = reader.view();
    await view.seek(begin(2));
    const span = { fromMs: begin(hole.from).atMs, toMs: begin(hole.to).atMs };
    const before = await view.until(begin(9).atMs);
    expect(before).toMatchObject({ nowMs: span.fromMs - 1, hole: span });
    expect(before.delta).toContain('river/3');
    expect(await view.until(begin(9).atMs)).toMatchObject({ nowMs: span.fromMs - 1, hole: span });
    await view.seek(begin(hole.to));
    const after = await view.until(begin(9).atMs);
    expect(after.hole).toBeUndefined();
    expect(after.delta).toContain('river/9');
  },
);

test.for([thinnedLog, lostLog])('nobody resumes across it', async (made) => {
  const log = made();
  await using past = opened(log);
  expect(await past.reader.since('epoch-1', 2)).toBeUndefined();
  expect(await past.reader.since('epoch-1', 8)).toHaveLength(2);
  const limits = { count: 100, ageMs: 1e15, stepsMs: 1e12, withinMs: 10_000 };
  const { deltas } = lastSteps(log.path, 0, { ...limits, kinds: new Set(['observation']) });
  expect(deltas[0]?.from).toBeGreaterThan(6);
  expect(deltas.at(-1)?.to).toBe(10);
});

test('after a loss that no keyframe has made good nothing is known', async () => {
  const log = pastLog();
  log.append(step(0));
  log.keyframe(instantAtMinute(0), [observationAt(0, 0)]);
  for (const minute of [3, 4]) log.append(step(minute));
  await using past = opened(log);
  expect(await countAt(past.reader, 2)).toBe(1);
  await expect(past.reader.at(instantAtMinute(4))).rejects.toThrow('not every change');
});

test('a log that begins anew, or gives up its past, ends a playback that stands there', async () => {
  const log = pastLog();
  for (let minute = 0; minute < 6; minute += 1) {
    log.append(step(minute));
    const held = Array.from({ length: minute + 1 }, (_, gauge) => observationAt(gauge, gauge));
    log.keyframe(instantAtMinute(minute), held);
  }
  await using past = opened(log);
  const views = [past.reader.view(), past.reader.view()] as const;
  for (const view of views) await view.seek(begin(1));
  log.spoil('delete from delta_log where seq_from <= 3; delete from keyframe where seq < 3');
  await expect(views[0].until(begin(4).atMs)).rejects.toThrow('no longer leads on');
  expect(await views[0].seek(begin(1))).toBeUndefined();
  await views[0].seek(begin(3));
  // Another history under the same numbers: not one of its changes may reach who saw the former.
  log.spoil("update keyframe set epoch = 'epoch-2'; update delta_log set epoch = 'epoch-2'");
  await expect(views[0].until(begin(4).atMs)).rejects.toThrow('no longer leads on');
  await expect(views[1].until(begin(4).atMs)).rejects.toThrow('no longer leads on');
});
