import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { anyLog, foldOf } from '../support/any-log.ts';
import { bySubject, writtenPast } from '../support/written-past.ts';

test(
  'the city at any instant is the fold of all that was recorded by then',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        fc.array(fc.nat(6000), { maxLength: 12 }),
        async (steps, seconds) => {
          await using past = writtenPast(steps);
          const { reader } = past;
          const from = instantMs(steps[0]?.delta.now ?? '');
          const to = instantMs(steps.at(-1)?.delta.now ?? '');
          expect(await reader.span()).toEqual({ from: instantOf(from), to: instantOf(to) });
          for (const second of seconds) {
            const atMs = from + Math.min(second * 1000, to - from);
            const until = steps.filter(({ delta }) => instantMs(delta.now) <= atMs);
            const held = await reader.at(instantOf(atMs));
            expect(bySubject(held?.events ?? [])).toEqual(bySubject(foldOf(until).values()));
            expect(held).toMatchObject({ seq: until.at(-1)?.delta.to, epoch: 'epoch-1' });
          }
          expect(await reader.at(instantOf(to + 1))).toBeUndefined();
          expect(await reader.at(instantOf(from - 1))).toBeUndefined();
        },
      ),
      { numRuns: 10 },
    );
  },
);

test(
  'deltas since a position lead to the present, or there are none',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, fc.nat(12), async (steps, place) => {
        await using past = writtenPast(steps);
        const { reader } = past;
        const held = steps.slice(0, place % (steps.length + 1));
        const seq = held.at(-1)?.delta.to ?? 0;
        const deltas = await reader.since('epoch-1', seq);
        const rest = (deltas ?? []).map((delta) => ({ delta, late: [] }));
        expect(bySubject(foldOf([...held, ...rest]).values())).toEqual(
          bySubject(foldOf(steps).values()),
        );
        const last = steps.at(-1)?.delta.to ?? 0;
        expect(await reader.since('epoch-1', last)).toEqual([]);
        expect(await reader.since('epoch-1', last + 1)).toBeUndefined();
        expect(await reader.since('epoch-2', seq)).toBeUndefined();
      }),
      { numRuns: 5 },
    );
  },
);
