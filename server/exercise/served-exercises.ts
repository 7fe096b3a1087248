import { Router, type RequestHandler } from 'express';
import type { CityAnswer } from '../../contract/api.ts';
import type { WhoIs } from '../command/identities.ts';
import type { FindExercise } from '../hub/exercise-rooms.ts';
import { exercisesRoute } from '../hub/exercises-route.ts';
import { stamped } from '../hub/stamped.ts';
import type { HttpParts, TimelineParts } from '../hub/http-parts.ts';
import { timelineReads } from '../hub/timeline-reads.ts';
import type { ExerciseDesk } from './exercise-desk.ts';
import type { ShownExercise } from './shown-exercise.ts';

export interface ServedExercises {
  /** For those who watch. */
  readonly find: FindExercise;
  /** For those who ask. */
  readonly parts: NonNullable<HttpParts['exercise']>;
  /** `/api/v1/exercises` and all below. */
  readonly route: RequestHandler;
}

/** Each exercise as the city itself is served: its present, its past, its files, its office. */
export function servedExercises(desk: ExerciseDesk, who: WhoIs, city: CityAnswer): ServedExercises {
  const reads = new WeakMap<ShownExercise, RequestHandler>();
  const partsOf = ({ timeline, log }: ShownExercise): TimelineParts => ({
    timeline,
    city: { ...city, mode: timeline.mode },
    at: (instant, basis, under) => log.past.textAt(instant, basis, timeline.source().now(), under),
    span: () => log.past.span(),
    history: log.history,
  });
  const readsOf = (shown: ShownExercise): RequestHandler => {
    const known = reads.get(shown);
    if (known !== undefined) return known;
    const parts = partsOf(shown);
    const made = Router();
    made.use(stamped(parts));
    for (const { path, handler } of shown.routes) made.use(path, handler);
    made.use(timelineReads(parts));
    reads.set(shown, made);
    return made;
  };
  return {
    find: async (id) => {
      const shown = await desk.shown(id);
      return shown && { timeline: shown.timeline, past: shown.log.past, office: shown.office };
    },
    parts: async (id) => {
      const shown = await desk.shown(id);
      return shown && partsOf(shown);
    },
    route: exercisesRoute({
      who,
      desk,
      reads: async (id) => {
        const shown = await desk.shown(id);
        return shown && readsOf(shown);
      },
    }),
  };
}
