import type { Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { CityLog } from '../city-log.ts';
import type { CommandedCity } from '../command/command-door.ts';
import { timeline, type Timeline } from '../hub/timeline.ts';
import { tellLogState } from '../log-trouble.ts';
import type { PipelineParts, SharedStages } from '../pipeline.ts';
import { copiedCity, goOnFrom, hoursBefore } from './copied-city.ts';
import { exerciseCity, type ExerciseCity, type ExerciseCityParts } from './exercise-city.ts';
import type { ExerciseGround } from './exercise-ground.ts';
import { exerciseLog, shownExercise, type ShownExercise } from './shown-exercise.ts';

/** An exercise that goes on, from the turn in which it was begun. */
export interface RunningExercise {
  /** Settles when it can be seen; rejects with why it cannot. */
  readonly shown: Promise<ShownExercise>;
  /** Does to it what is done to the city beneath. */
  readonly hear: NonNullable<PipelineParts['onStep']>;
  readonly course: ExerciseCity['course'];
  /** Gives an inject now; false if the script has none such. */
  readonly inject: (id: string) => boolean;
  readonly now: () => Instant;
  /** Nothing changes it from here on; settles when all of it is on disk. */
  end(): Promise<void>;
}

export interface RunningParts extends Pick<
  ExerciseCityParts,
  'id' | 'script' | 'over' | 'onGiven'
> {
  readonly ground: ExerciseGround;
  readonly folder: string;
}

/** Begins an exercise as a copy of the city's present, or as an empty city. Throws while no city is shown. */
export function runningExercise(parts: RunningParts): RunningExercise {
  const { ground, folder, over } = parts;
  const base = ground.world();
  if (base === undefined) throw new Error('no city is shown just now');
  const copied = over === 'timeline' ? copiedCity(base) : undefined;
  const startedAt = copied?.now ?? ground.cityAt();
  let held: CityLog | undefined;
  let stream: Timeline | undefined;
  let endedAt: Instant | undefined;
  /** Until the copy stands, what happens to the city beneath waits. */
  let waiting: readonly ((stages: SharedStages) => void)[] | undefined = [];
  const now = (): Instant => endedAt ?? ground.now();
  const city = exerciseCity({
    ...parts,
    startMs: instantMs(startedAt),
    append: (entry) => held?.log.append(entry),
  });
  const { world: own, stages, course } = city;

  const commanded = (): CommandedCity | undefined => {
    if (endedAt !== undefined) return undefined;
    const at = ground.cityAt();
    return {
      state: own.state,
      now: at,
      order: (order) => own.pipeline.order(order, at),
      delivered: (report) => own.pipeline.delivered(report, at),
    };
  };
  const begin = async (): Promise<ShownExercise> => {
    const log = await exerciseLog(ground, folder, {
      timeline: () => stream,
      inForce: own.inForce,
      onState: (state) => {
        if (state.kind === 'lost') console.error(`${folder}: the log takes nothing: ${state.why}`);
        if (stream === undefined) return;
        tellLogState(state, { world: own, timeline: stream, nowMs: () => instantMs(now()) });
      },
    });
    held = log;
    if (copied !== undefined) {
      await ground.durable().catch(() => undefined);
      const steps = await hoursBefore(ground, copied);
      log.log.append({ delta: await goOnFrom(own, copied, steps), late: [] });
    }
    city.begin(startedAt);
    for (const repeat of waiting ?? []) repeat(stages);
    waiting = undefined;
    await log.log.durable();
    const speed = (): number => (endedAt === undefined ? ground.speed() : 0);
    stream = timeline('exercise', own.source(now, speed), ground.nowMs);
    return shownExercise(ground, folder, { timeline: stream, log, commanded });
  };
  return {
    shown: begin(),
    hear: (repeat) => {
      if (endedAt !== undefined) return;
      if (waiting === undefined) repeat(stages);
      else waiting = [...waiting, repeat];
    },
    course,
    inject: (inject) => city.inject(inject, ground.cityAt()),
    now,
    end: async () => {
      endedAt ??= ground.now();
      await held?.log.durable().catch(() => undefined);
    },
  };
}
