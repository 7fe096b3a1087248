import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const READY_WITHIN_MS = 150_000;
const STOP_WITHIN_MS = 10_000;

export interface DemoOptions {
  /** Instant of the recorded evening with its zone, e.g. `2022-08-08T21:32+09:00`. */
  readonly from: string;
  readonly speed: number;
  /** Absent = a free one. */
  readonly port?: number;
}

/** The demo as a user starts it: its own process, on a free port. */
export interface DemoServer {
  readonly url: string;
  /** What it printed so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
  /** Ends it without a word, as a power cut does. */
  readonly kill: () => Promise<void>;
}

/** No keys, and nothing of the test runner's own (it sets MODE). */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

async function isUp(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address);
    return answer.ok;
  } catch {
    return false;
  }
}

/** Starts `demo` and waits until it says that it is ready. */
export async function startDemo({ from, speed, port }: DemoOptions): Promise<DemoServer> {
  const args = ['demo', '--from', from, '--speed', String(speed)];
  return startServer(args, '/readyz', port ?? (await freePort()));
}

/** Starts the live city without any key: it is healthy, and never ready, since no feed is good. */
export async function startWithoutKeys(): Promise<DemoServer> {
  return startServer(['start'], '/healthz', await freePort());
}

async function startServer(
  args: readonly string[],
  upPath: string,
  port: number,
): Promise<DemoServer> {
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['server/main.ts', ...args, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment(),
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));

  const until = Date.now() + READY_WITHIN_MS;
  while (!(await isUp(url + upPath))) {
    if (child.exitCode !== null)
      throw new Error(`the server ended before it was ready:\n${output}`);
    if (Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`the server was not up in ${READY_WITHIN_MS / 1000} s:\n${output}`);
    }
    await sleep(200);
  }

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    const inTime = await Promise.race([
      ended(child).then(() => true),
      sleep(STOP_WITHIN_MS, false, { ref: false }),
    ]);
    if (!inTime) child.kill('SIGKILL');
    await ended(child);
  };
  return { url, output: () => output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
