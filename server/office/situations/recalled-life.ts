import type { SituationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Life } from './situation-life.ts';

/** What was remembered of a situation, from its event. */
export function recalledLife({ subject, data }: SituationEvent): Life {
  const { openedAt, peakedAt = openedAt, phase, severity, score, peakScore, course } = data;
  const { mergedFrom = [], splitFrom, causedBy, annunciation, annunciatedAt } = data;
  return {
    subject,
    openedAt,
    phase,
    severity,
    score,
    peakScore,
    peakedAt,
    course,
    rise: { score: peakScore, atMs: instantMs(peakedAt) },
    mergedFrom,
    annunciation,
    ...(splitFrom === undefined ? {} : { splitFrom }),
    ...(causedBy === undefined ? {} : { causedBy }),
    ...(annunciatedAt === undefined ? {} : { annunciatedAt }),
  };
}
