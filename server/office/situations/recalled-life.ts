import type { Instant, SituationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import { peopleOf } from './situation-people.ts';
import { RISE, type Life } from './situation-life.ts';

/** What was remembered of a situation, from its event. */
export function recalledLife({ subject, data }: SituationEvent): Life {
  const { openedAt, peakedAt = openedAt, phase, severity, score, peakScore, course } = data;
  const { mergedFrom = [], since = {}, splitFrom, causedBy, annunciation, annunciatedAt } = data;
  return {
    subject,
    openedAt,
    phase,
    severity,
    score,
    peakScore,
    peakedAt,
    course,
    rise: lastRise(course, score),
    mergedFrom,
    annunciation,
    people: peopleOf(data),
    lowSinceMs: msOf(since.low),
    milderSinceMs: msOf(since.milder),
    fallenSinceMs: msOf(since.fallen),
    ...(splitFrom === undefined ? {} : { splitFrom }),
    ...(causedBy === undefined ? {} : { causedBy }),
    ...(annunciatedAt === undefined ? {} : { annunciatedAt }),
  };
}

function msOf(instant: Instant | undefined): number | undefined {
  return instant === undefined ? undefined : instantMs(instant);
}

/** Every rise is a step of the course. */
function lastRise(course: SituationEvent['data']['course'], score: number): Life['rise'] {
  let rise = { score, atMs: 0 };
  let before: string | undefined;
  let peak = 0;
  for (const { at, phase, score: own = score } of course) {
    const isBack = before === 'receding' && phase === 'growing';
    const isFirst = before === undefined;
    if (isFirst || isBack || own >= rise.score + RISE) {
      rise = { score: isBack ? peak : own, atMs: instantMs(at) };
    }
    peak = Math.max(peak, own);
    before = phase;
  }
  return rise;
}
