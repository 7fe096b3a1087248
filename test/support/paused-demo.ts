import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplayCommand, TimelineAnswer } from '../../contract/api.ts';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import { ROOT } from './flood-night.ts';

/** The demo in this process, its clock stopped. */
export interface PausedDemo extends AsyncDisposable {
  readonly base: string;
  readonly run: (command: ReplayCommand) => Promise<void>;
  /** Moves the clock to an instant; done once the history knows of it. */
  readonly seek: (at: string) => Promise<void>;
}

/** The city says something of itself at least so often. */
const NEWEST_WITHIN_MS = 60_000;
const BUILT_WITHIN_MS = 120_000;

/** Starts the recorded evening at a local time and stops its clock. */
export async function pausedDemo(from: string): Promise<PausedDemo> {
  const config = readConfig(['demo', '--port', '0', '--from', from], {}, ROOT);
  if (config.command !== 'demo') throw new Error('expected a demo');
  const serving = await demo(config, ROOT, 'test-build');
  const base = `http://127.0.0.1:${serving.port}`;
  const run = async (command: ReplayCommand): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(command) };
    const response = await fetch(`${base}/api/v1/replay`, init);
    if (!response.ok)
      throw new Error(`the demo did not ${command.action}: ${await response.text()}`);
  };
  await run({ action: 'pause' });
  await historyBuilt(base);
  const seek = async (at: string): Promise<void> => {
    await run({ action: 'seek', at });
    await historyBuilt(base);
  };
  return { base, run, seek, [Symbol.asyncDispose]: () => serving.close() };
}

/** The history takes over what the log holds a moment after the clock has stopped. */
async function historyBuilt(base: string): Promise<void> {
  const { now } = (await (await fetch(`${base}/api/v1/timeline`)).json()) as TimelineAnswer;
  const until = Date.now() + BUILT_WITHIN_MS;
  for (;;) {
    const response = await fetch(`${base}/api/v1/events?limit=1`);
    const text = await response.text();
    const [newest] = response.ok ? (JSON.parse(text) as readonly CityEvent[]) : [];
    const recorded = newest === undefined ? Number.NaN : instantMs(newest.recordedtime);
    if (instantMs(now) - recorded < NEWEST_WITHIN_MS) return;
    if (Date.now() > until) throw new Error(`no history of ${now}: ${text.slice(0, 500)}`);
    await sleep(200);
  }
}
