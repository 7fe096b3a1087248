import type { ExerciseBase } from '../../contract/exercise.ts';
import type { Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { Text } from '../../contract/place.ts';
import type { LogEntry } from '../log/event-log.ts';
import type { SharedStages } from '../pipeline.ts';
import { world, type World } from '../world.ts';
import type { ExerciseGround } from './exercise-ground.ts';
import { exerciseMarks } from './exercise-marks.ts';
import { overCity } from './over-city.ts';
import type { ExerciseScript } from './read-scripts.ts';
import { saidFrame } from './said-frame.ts';
import { scriptCourse, type DueSaying, type ScriptCourse } from './script-course.ts';

/** A city of its own, and the script that is told to it as time passes. */
export interface ExerciseCity {
  readonly world: World;
  readonly course: Pick<ScriptCourse, 'elapsedMs' | 'isPaused' | 'pause' | 'injects'>;
  /** What happens to the city beneath comes in here. */
  readonly stages: SharedStages;
  /** Gives what the script begins with. */
  readonly begin: (at: Instant) => void;
  /** Gives an inject now; false if the script has none such. */
  readonly inject: (id: string, at: Instant) => boolean;
}

export interface ExerciseCityParts {
  readonly ground: Pick<ExerciseGround, 'city' | 'feeds' | 'settings' | 'basisOf' | 'heard'>;
  readonly id: string;
  readonly script: ExerciseScript;
  readonly over: ExerciseBase;
  readonly startMs: number;
  readonly append: (entry: LogEntry) => void;
  /** Something of the script was given. */
  readonly onGiven: () => void;
}

const NOT_IN_SCRIPT: Text = { ko: '이 훈련에 없음', en: 'not in this exercise' };

export function exerciseCity(parts: ExerciseCityParts): ExerciseCity {
  const { ground, id, script, over, startMs, append, onGiven } = parts;
  const { city, feeds, settings, basisOf, heard } = ground;
  const own = world({
    city,
    feeds,
    settings,
    startMs,
    append,
    exercise: exerciseMarks(city.profile.id, id),
    ...(basisOf === undefined ? {} : { basisOf }),
    ...(heard === undefined ? {} : { heard }),
    ...(over === 'empty' ? { heard: feedsOf(script), unheard: NOT_IN_SCRIPT } : {}),
  });
  const course = scriptCourse(script);
  const above = overCity(id);
  let lastMs = startMs;

  const give = (due: readonly DueSaying[], at: Instant): void => {
    for (const { inject, feed, said } of due) {
      try {
        const { frame, reading, problem } = saidFrame(said, feed, at, own.state);
        if (problem !== undefined) course.note(inject, problem);
        own.pipeline.take(...above.inject(frame, reading, inject));
      } catch (error) {
        console.error(`exercise ${id}: ${inject}:`, error);
        course.note(inject, 'a defect in processing');
      }
    }
    if (due.length > 0) onGiven();
  };
  const { pipeline } = own;
  const tick = (at: Instant): void => {
    const ms = instantMs(at) - lastMs;
    if (ms > 0) {
      lastMs += ms;
      give(course.pass(ms), at);
    }
    pipeline.tick(at);
  };
  return {
    world: own,
    course,
    stages:
      over === 'timeline'
        ? {
            ...pipeline,
            tick,
            take: (frame, reading) => pipeline.take(frame, above.beneath(reading)),
          }
        : { ...DEAF, tick },
    begin: (at) => {
      give(course.pass(0), at);
      pipeline.tick(at);
    },
    inject: (inject, at) => {
      const due = course.give(inject);
      if (due === undefined) return false;
      give(due, at);
      pipeline.tick(at);
      return true;
    },
  };
}

/** Over an empty city nothing of the other is heard but the passing of time. */
const DEAF: Omit<SharedStages, 'tick'> = {
  take: () => ({ accepted: 0, duplicates: 0, rejects: [] }),
  unchanged: () => undefined,
  plan: () => undefined,
  failure: () => undefined,
};

function feedsOf({ injects }: ExerciseScript): ReadonlySet<string> {
  return new Set(injects.flatMap(({ sayings }) => sayings.map(({ feed }) => feed.connector.id)));
}
