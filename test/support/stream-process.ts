import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CityEvent } from '../../contract/event.ts';
import type { AdmissionLimits } from '../../server/hub/admission.ts';
import type { StreamAsk, StreamFacts } from './stream-child.ts';

/** A small city's stream in a process of its own: its memory and loop can be measured, it can be killed. */
export interface StreamProcess extends AsyncDisposable {
  readonly port: number;
  /** Changes the city and sends it. */
  readonly put: (events: readonly CityEvent[]) => Promise<StreamFacts>;
  readonly facts: () => Promise<StreamFacts>;
  /** Of its city, to be compared with a viewer's. */
  readonly hash: () => Promise<string | undefined>;
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Starts it again on its port, with the city that `entities` tells, not what was put. */
  readonly start: () => Promise<void>;
}

export interface StreamProcessOptions extends Partial<AdmissionLimits> {
  /** Observations in the city from its start. */
  readonly entities?: number;
}

const CHILD = fileURLToPath(new URL('stream-child.ts', import.meta.url));

export async function streamProcess(options: StreamProcessOptions = {}): Promise<StreamProcess> {
  let child: ChildProcess | undefined;
  let port = 0;

  const ask = (question: StreamAsk): Promise<StreamFacts> =>
    new Promise((resolve, reject) => {
      const asked = child;
      const left = (): void => reject(new Error('the stream process is gone'));
      asked?.once('exit', left);
      asked?.once('message', (facts) => {
        asked.off('exit', left);
        resolve(facts as StreamFacts);
      });
      asked?.send(question);
    });
  const end = async (): Promise<void> => {
    const ending = child;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await exited;
  };
  const start = async (): Promise<void> => {
    child = fork(CHILD, { execArgv: ['--expose-gc'] });
    ({ port } = await ask({ start: { port, ...options } }));
  };
  await start();
  return {
    get port() {
      return port;
    },
    put: (put) => ask({ put }),
    facts: () => ask({}),
    hash: async () => (await ask({ isHashed: true })).hash,
    kill: end,
    start,
    [Symbol.asyncDispose]: end,
  };
}
