import type { Instant } from './event.ts';
import type { Text } from './place.ts';

/** An exercise on a timeline of its own: `watch({ timeline: { exercise: id } })`. */
export interface ExerciseAnswer {
  readonly id: string;
  readonly script: string;
  readonly title: Text;
  /** What runs beneath: the city's own timeline, or nothing but the script. */
  readonly over: 'timeline' | 'empty';
  readonly state: 'running' | 'paused' | 'ended';
  readonly startedAt: Instant;
  readonly now: Instant;
  readonly elapsedSec: number;
  readonly injects: readonly {
    readonly id: string;
    readonly atSec: number;
    readonly title: Text;
    readonly isDone: boolean;
    /** Why it could not be given. */
    readonly problem?: string;
  }[];
}

/** `GET /api/v1/exercises`. */
export interface ExercisesAnswer {
  readonly exercises: readonly ExerciseAnswer[];
  readonly scripts: readonly {
    readonly id: string;
    readonly title: Text;
    readonly injects: number;
  }[];
}

/** Body of `POST /api/v1/exercises`, and of `POST /api/v1/exercises/{id}`; supervisors only. */
export interface ExerciseStart {
  readonly script: string;
  readonly over?: 'timeline' | 'empty';
  readonly key: string;
}
export interface ExerciseCommand {
  readonly action: 'pause' | 'play' | 'end' | 'inject';
  /** Of `inject`: gives it now. */
  readonly inject?: string;
  readonly key: string;
}
