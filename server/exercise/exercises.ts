import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseAnswer, ExerciseStart, ExerciseStep } from '../../contract/exercise.ts';
import type { Actor } from '../../contract/office.ts';
import type { Text } from '../../contract/place.ts';
import { refusal } from '../command/refusals.ts';
import { localTimeText } from '../feed-kit/zoned-time.ts';
import type { PipelineParts } from '../pipeline.ts';
import type { ExerciseDesk, ExerciseOutcome } from './exercise-desk.ts';
import type { ExerciseGround } from './exercise-ground.ts';
import { keptRecords, writeRecord } from './exercise-record.ts';
import { keptExercise } from './kept-exercise.ts';
import { oncePerKey } from './once-per-key.ts';
import type { ExerciseScript } from './read-scripts.ts';
import { runningExercise, type RunningExercise } from './running-exercise.ts';
import type { ShownExercise } from './shown-exercise.ts';

export interface Exercises extends ExerciseDesk {
  /** Does to those that run what is done to the city. */
  readonly hear: NonNullable<PipelineParts['onStep']>;
  /** The city beneath is another from here on, e.g. a recording is sought: those over it end. */
  readonly groundLeft: () => void;
  close(): Promise<void>;
}

/** Each is a city of its own, in memory and on disk. */
const MOST_RUNNING = 2;
const MOST_KEPT = 12;
const LONGEST_SEC = 12 * 3600;

const BY_HAND: Text = { ko: '종료함', en: 'ended by hand' };
const TOO_LONG: Text = { ko: '12시간이 지나 끝남', en: 'ended after 12 hours' };
const LEFT: Text = { ko: '녹화 시점이 바뀌어 끝남', en: 'ended: the recording went elsewhere' };
const STOPPED: Text = { ko: '서버를 멈추어 끝남', en: 'ended: the server was stopped' };

interface Entry {
  record: ExerciseAnswer;
  readonly folder: string;
  running: RunningExercise | undefined;
  shown: Promise<ShownExercise> | undefined;
}

/** The exercises of a city: those that run, and those that are kept to look back on. */
export function exercises(
  ground: ExerciseGround,
  scripts: ReadonlyMap<string, ExerciseScript>,
): Exercises {
  const cityId = ground.city.profile.id;
  const entries = new Map<string, Entry>();
  const once = oncePerKey<ExerciseOutcome>();
  for (const { city: _city, ...record } of keptRecords(ground.folder, cityId)) {
    const folder = join(ground.folder, record.id);
    entries.set(record.id, { record, folder, running: undefined, shown: undefined });
  }

  const noted = (entry: Entry, step?: ExerciseStep): ExerciseAnswer => {
    const { running, record } = entry;
    if (running !== undefined) {
      const { course, now } = running;
      entry.record = {
        ...record,
        state: course.isPaused() ? 'paused' : 'running',
        now: now(),
        elapsedSec: Math.floor(course.elapsedMs() / 1000),
        injects: course.injects(),
      };
    }
    if (step !== undefined) entry.record = { ...entry.record, steps: [...record.steps, step] };
    return entry.record;
  };
  const kept = ({ folder, record }: Entry): void => {
    try {
      writeRecord(folder, { ...record, city: cityId });
    } catch (error) {
      // It goes on; what was done in it is in its log.
      console.error(`exercise ${record.id}: not noted:`, error);
    }
  };
  const ended = async (entry: Entry, why: Text): Promise<void> => {
    const { running } = entry;
    if (running === undefined) return;
    const settled = running.end();
    entry.record = { ...noted(entry), state: 'ended', ended: why };
    entry.running = undefined;
    kept(entry);
    await settled;
  };
  const running = (): readonly Entry[] => [...entries.values()].filter((one) => one.running);

  const begin = async (
    { script: name, over = 'timeline' }: ExerciseStart,
    actor: Actor,
  ): Promise<ExerciseOutcome> => {
    const script = scripts.get(name);
    if (script === undefined)
      return refusal('no-such-subject', '없는 시나리오입니다', 'no such script');
    if (script.unconnected.length > 0) {
      const names = script.unconnected.join(', ');
      return refusal(
        'conflict',
        `연결되지 않은 자료를 쓰는 시나리오입니다: ${names}`,
        `the script speaks for sources that are not connected: ${names}`,
      );
    }
    if (ground.world() === undefined) return NO_CITY;
    if (running().length >= MOST_RUNNING) return TOO_MANY_RUN;
    if (entries.size >= MOST_KEPT) return TOO_MANY_KEPT;
    const startedAt = ground.cityAt();
    const id = newId(name, localTimeText(startedAt, ground.city.profile.zone, 'yyyyMMdd-HHmm'));
    const folder = join(ground.folder, id);
    const own = runningExercise({
      ground,
      id,
      folder,
      script,
      over,
      onGiven: () => {
        noted(entry);
        kept(entry);
      },
    });
    const entry: Entry = {
      record: {
        id,
        script: name,
        title: script.title,
        over,
        state: 'running',
        startedAt,
        now: startedAt,
        elapsedSec: 0,
        injects: own.course.injects(),
        steps: [{ at: startedAt, action: 'start', by: actor }],
      },
      folder,
      running: own,
      shown: own.shown,
    };
    entries.set(id, entry);
    try {
      await own.shown;
    } catch (error) {
      console.error(`exercise ${id}:`, error);
      entries.delete(id);
      rmSync(folder, { recursive: true, force: true });
      return refusal('unavailable', '시작하지 못했습니다', 'it could not be started');
    }
    noted(entry);
    kept(entry);
    return { ok: true, exercise: entry.record };
  };
  const newId = (name: string, at: string): string => {
    for (let nth = 1; ; nth += 1) {
      const id = `${name}-${at}${nth === 1 ? '' : `-${nth}`}`;
      if (!entries.has(id)) return id;
    }
  };

  const steer = async (
    id: string,
    asked: Parameters<ExerciseDesk['command']>[1],
    by: Actor,
  ): Promise<ExerciseOutcome> => {
    const entry = entries.get(id);
    if (entry === undefined) return NONE;
    const { action, inject } = asked;
    if (action === 'remove') {
      if (entry.running !== undefined) return STILL_RUNS;
      entries.delete(id);
      await closed(entry);
      rmSync(entry.folder, { recursive: true, force: true });
      return { ok: true, exercise: entry.record };
    }
    const own = entry.running;
    if (own === undefined) return ENDED;
    if (action === 'inject' && !own.inject(inject ?? '')) return NO_INJECT;
    if (action === 'pause' || action === 'play') own.course.pause(action === 'pause');
    const at = own.now();
    noted(entry, { at, action, by, ...(inject === undefined ? {} : { inject }) });
    kept(entry);
    if (action === 'end') await ended(entry, BY_HAND);
    return { ok: true, exercise: entry.record };
  };

  return {
    list: () => ({
      exercises: [...entries.values()]
        .map((entry) => noted(entry))
        .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)),
      scripts: [...scripts.values()].map(({ id, title, injects, unconnected }) => ({
        id,
        title,
        injects: injects.length,
        ...(unconnected.length === 0 ? {} : { unconnected }),
      })),
    }),
    find: (id) => {
      const entry = entries.get(id);
      return entry && noted(entry);
    },
    start: (asked, actor) => once(asked.key, { asked, actor }, () => begin(asked, actor)),
    command: (id, asked, actor) =>
      once(asked.key, { id, asked, actor }, () => steer(id, asked, actor)),
    shown: async (id) => {
      const entry = entries.get(id);
      if (entry === undefined) return undefined;
      entry.shown ??= keptExercise(ground, entry.folder);
      return entry.shown;
    },
    hear: (repeat) => {
      for (const entry of running()) {
        try {
          entry.running?.hear(repeat);
          const { elapsedMs } = entry.running?.course ?? { elapsedMs: () => 0 };
          if (elapsedMs() / 1000 >= LONGEST_SEC) void ended(entry, TOO_LONG);
        } catch (error) {
          // What goes wrong in an exercise is no matter of the city's.
          console.error(`exercise ${entry.record.id}:`, error);
        }
      }
    },
    groundLeft: () => {
      for (const entry of running()) void ended(entry, LEFT);
    },
    close: async () => {
      await Promise.all(running().map((entry) => ended(entry, STOPPED)));
      await Promise.all([...entries.values()].map(closed));
    },
  };
}

/** Closes what was opened of it, if anything was. */
async function closed({ shown }: Entry): Promise<void> {
  await (await shown?.catch(() => undefined))?.close();
}

const NONE = refusal('no-such-subject', '없는 훈련입니다', 'no such exercise');
const NO_INJECT = refusal(
  'bad-request',
  '시나리오에 없는 상황입니다',
  'the script has no such inject',
);
const ENDED = refusal('conflict', '끝난 훈련입니다', 'it has ended');
const STILL_RUNS = refusal('conflict', '먼저 끝내십시오', 'end it first');
const NO_CITY = refusal(
  'unavailable',
  '이동 중입니다. 다시 시도하십시오',
  'not just now: try again',
);
const TOO_MANY_RUN = refusal(
  'conflict',
  `훈련은 동시에 ${MOST_RUNNING}개까지입니다`,
  `at most ${MOST_RUNNING} run at once`,
);
const TOO_MANY_KEPT = refusal(
  'conflict',
  `훈련 기록은 ${MOST_KEPT}개까지 보관합니다. 하나를 지우십시오`,
  `at most ${MOST_KEPT} are kept: remove one`,
);
