import { setTimeout as sleep } from 'node:timers/promises';
import type { CityEvent } from '../../contract/event.ts';
import { answerAsks } from './child-asks.ts';
import { alarmEvent, sharedNowMs, smallEvent } from './fanout-event.ts';
import { loggedHub } from './fanout-logged.ts';
import { FANOUTS, type Fanout, type FanoutMode } from './fanout-modes.ts';

export interface ServerAsk {
  readonly open?: FanoutMode | 'logged';
  readonly offer?: {
    readonly perSec: number;
    readonly lastsMs: number;
    /** Present: events carry the instant they were made, with an alarm among them as often as this. */
    readonly alarmEveryMs?: number;
    /** Events come as lines of JSON and are parsed on their way. */
    readonly isParsed?: boolean;
  };
}

export interface ServerAnswer {
  readonly port: number;
  /** User and system time of this process while events flowed. */
  readonly cpuMs: number;
  readonly events: number;
}

const STEP_MS = 20;
const FLUSH_MS = 250;
/** What was sent last must have left before the time is taken. */
const SETTLE_MS = 350;
let fanout: Fanout | undefined;

answerAsks(async ({ open, offer }: ServerAsk): Promise<ServerAnswer> => {
  if (open !== undefined) {
    await fanout?.close();
    fanout = await (open === 'logged' ? loggedHub() : FANOUTS[open]());
  }
  if (fanout === undefined) throw new Error('nothing is open');
  const { port } = fanout;
  if (offer === undefined) return { port, cpuMs: 0, events: 0 };
  const total = Math.round((offer.perSec * offer.lastsMs) / 1000);
  // To make the events is no part of their delivery: where no instant matters, they are there before.
  const made = Array.from({ length: total }, (_, index) => smallEvent(index % 5_000, 0));
  const lines = offer.isParsed === true ? made.map((event) => JSON.stringify(event)) : [];
  const make = (index: number): CityEvent | undefined => {
    if (offer.alarmEveryMs !== undefined) return smallEvent(index % 5_000, sharedNowMs());
    const line = lines[index];
    return line === undefined ? made[index] : (JSON.parse(line) as CityEvent);
  };
  const before = process.cpuUsage();
  const events = await run(fanout, offer, total, make);
  const { user, system } = process.cpuUsage(before);
  return { port, cpuMs: (user + system) / 1000, events };
});

/** Offers events at the rate; where sending takes longer than that, all of them as fast as can be. */
async function run(
  to: Fanout,
  offer: NonNullable<ServerAsk['offer']>,
  total: number,
  make: (index: number) => CityEvent | undefined,
): Promise<number> {
  const { perSec, alarmEveryMs = Infinity } = offer;
  const startedMs = performance.now();
  let made = 0;
  let flushed = 0;
  let alarms = 0;
  while (made < total) {
    const passedMs = performance.now() - startedMs;
    // Never more than a step's worth in one turn: the sockets get their turn, too.
    const most = made + Math.max(1, Math.ceil((perSec * STEP_MS * 2) / 1000));
    const due = Math.min(total, most, Math.ceil((passedMs / 1000) * perSec));
    const events = [];
    for (; made < due; made += 1) events.push(make(made));
    to.offer(events.filter((event) => event !== undefined));
    if (passedMs >= (alarms + 1) * alarmEveryMs) {
      to.offer([alarmEvent((alarms += 1), sharedNowMs())]);
    }
    if (passedMs >= (flushed + 1) * FLUSH_MS) {
      flushed += 1;
      to.flush();
    }
    await sleep(STEP_MS);
  }
  to.flush();
  await sleep(SETTLE_MS);
  return total;
}
