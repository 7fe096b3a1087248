import { expect, test } from 'vitest';
import type { LogStep } from '../support/any-log.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { writtenPast } from '../support/written-past.ts';

/** One value a minute, a keyframe every fourth. */
const STEPS = Array.from({ length: 12 }, (_, minute): LogStep => ({
  delta: {
    epoch: 'epoch-1',
    from: minute + 1,
    to: minute + 1,
    now: instantAtMinute(minute),
    upserts: [observationAt(minute, minute)],
    removals: [],
  },
  late: [],
  hasKeyframe: minute % 4 === 0,
}));

test.for([
  [
    'a bit of a step',
    'update delta_log set body = zeroblob(10) where seq_from = 7',
    /damaged: step 7/,
  ],
  [
    'a time of a step',
    'update delta_log set recorded_at = recorded_at + 1 where seq_from = 7',
    /damaged/,
  ],
  ['a missing step', 'delete from delta_log where seq_from = 7', /hole: 7 to 7/],
  ['a keyframe', 'update keyframe set body = zeroblob(10) where seq = 5', /damaged: keyframe 5/],
] as const)('%s: what needs it is refused, everything else is read', async ([, sql, why]) => {
  await using past = writtenPast(STEPS);
  const { log, reader } = past;
  log.spoil(sql);
  await expect(reader.at(instantAtMinute(7))).rejects.toThrow(why);
  await expect(reader.at(instantAtMinute(7), 'happened')).rejects.toThrow(why);
  expect((await reader.at(instantAtMinute(3)))?.events).toHaveLength(4);
  expect((await reader.at(instantAtMinute(11)))?.events).toHaveLength(12);
});

test('a playback stops before what is damaged, and can be sought beyond it', async () => {
  await using past = writtenPast(STEPS);
  past.log.spoil('delete from delta_log where seq_from = 7');
  const view = past.reader.view();
  const head = { protocol: 1, city: 'seoul', view: 'ops', mode: 'replay', speed: 1 } as const;
  const start = (minute: number) => ({
    atMs: Date.parse(instantAtMinute(minute)),
    basis: 'known' as const,
    set: 'core+observations',
    head: { ...head, epoch: `e${minute}` },
  });
  await view.seek(start(4));
  expect((await view.until(start(5).atMs)).delta).toContain('river/5');
  await expect(view.until(start(8).atMs)).rejects.toThrow('hole');
  await expect(view.until(start(5).atMs)).rejects.toThrow('sought');
  expect(await view.seek(start(9))).toBeDefined();
  expect((await view.until(start(10).atMs)).delta).toContain('river/10');
});
