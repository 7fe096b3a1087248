import { expect, test } from 'vitest';
import type { Settled } from '../../server/intake/arrival.ts';
import type { Pipeline } from '../../server/pipeline.ts';
import { arrivalTaker } from '../../server/take-arrivals.ts';
import { frameOf } from '../support/frame-of.ts';

test('a rule that throws on one body is told for its feed, and the next body is taken', async () => {
  const failures: string[] = [];
  const defects: string[] = [];
  const taken: string[] = [];
  const stages: Pick<Pipeline, 'attach' | 'take' | 'failure'> = {
    attach: (frame) => frame,
    take: (frame) => {
      if (frame.call === 'poison') throw new Error('a rule met what it never expected');
      taken.push(frame.call);
      return { accepted: 0, duplicates: 0, rejects: [] };
    },
    failure: (feed, _at, reason) => void failures.push(`${feed}: ${reason.en ?? ''}`),
  };
  const taker = arrivalTaker({
    stages: stages as Pipeline,
    reader: { read: () => Promise.resolve({ events: [], rejects: [] }) },
    keep: () => undefined,
    onDefect: (rawId) => void defects.push(rawId),
  });
  const frames = ['poison', 'good'].map((call) => frameOf('rain', call, { call }));
  const outcomes: Settled[] = [];
  const settled = (outcome: Settled): void => void outcomes.push(outcome);
  await Promise.all(frames.map((frame) => taker.take({ kind: 'frame', frame, settled })));
  expect(taken).toEqual(['good']);
  expect(failures).toEqual(['rain: defect in processing']);
  expect(defects).toEqual([frames[0]?.rawId]);
  // Else the source would say "nothing new" of a body that never came into the city.
  expect(outcomes.map(({ rejects }) => rejects.length)).toEqual([1, 0]);
});
