import { join } from 'node:path';
import { cityLog, publishTo, type CityLog } from '../city-log.ts';
import type { CommandedCity } from '../command/command-door.ts';
import { REFUSALS } from '../command/refusals.ts';
import { commandsRoute } from '../hub/commands-route.ts';
import type { SocketOffice } from '../hub/socket-commands.ts';
import type { Timeline } from '../hub/timeline.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { LogState } from '../log/event-log.ts';
import { officeDesk } from '../office-desk.ts';
import type { ServeParts } from '../serve.ts';
import { MUTED, type ExerciseGround } from './exercise-ground.ts';

/** What screens and the HTTP interface see of an exercise. */
export interface ShownExercise {
  readonly timeline: Timeline;
  readonly log: CityLog;
  /** Takes the commands of those who watch it. */
  readonly office: SocketOffice;
  /** Of its office, below the exercise's own address. */
  readonly routes: ServeParts['routes'];
  close(): Promise<void>;
}

interface ExerciseLogParts {
  readonly timeline: () => Timeline | undefined;
  readonly inForce: () => readonly CityEvent[];
  readonly onState: (state: LogState) => void;
}

/** The exercise's own log: no other city ever writes into it, nor it into any other. */
export function exerciseLog(
  { city, nowMs }: ExerciseGround,
  folder: string,
  { timeline, inForce, onState }: ExerciseLogParts,
): Promise<CityLog> {
  return cityLog({
    path: join(folder, 'log.db'),
    mode: 'exercise',
    city: city.profile.id,
    zone: city.profile.zone,
    nowMs,
    onCommitted: (delta) => publishTo(timeline(), delta),
    inForce,
    onState,
  });
}

/** `commanded`: undefined once it has ended, so that nothing changes it any more. */
export function shownExercise(
  ground: ExerciseGround,
  folder: string,
  parts: {
    readonly timeline: Timeline;
    readonly log: CityLog;
    readonly commanded: () => CommandedCity | undefined;
  },
): ShownExercise {
  const { known, isDemo, webhooks, settings, nowMs } = ground;
  const { timeline, log, commanded } = parts;
  let isOpen = false;
  const desk = officeDesk({
    known,
    isDemo,
    contacts: settings.contacts,
    webhooks,
    muted: MUTED,
    auditPath: join(folder, 'audit.db'),
    nowMs,
    // What the city's people commanded before is not entered here as if it were the exercise's.
    city: () => (isOpen ? commanded() : undefined),
    durable: () => log.log.durable(),
  });
  isOpen = true;
  const { who, door } = desk.sockets;
  const office: SocketOffice = {
    who,
    door: {
      carryOut: (name, request, actor) =>
        commanded() === undefined
          ? Promise.resolve(REFUSALS.endedExercise)
          : door.carryOut(name, request, actor),
    },
  };
  return {
    timeline,
    log,
    office,
    routes: [
      { path: '/commands', handler: commandsRoute(who, office.door) },
      ...desk.routes.filter(({ path }) => path === '/audit'),
    ],
    close: async () => {
      await desk.close();
      await log.close();
    },
  };
}
