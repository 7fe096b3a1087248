import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBrowser } from './browser.ts';

/** The kiosk's own script, started again 2 s after each end as its unit says. */
export interface Kiosk extends AsyncDisposable {
  /** What it said so far. */
  readonly said: () => string;
  /** Ends every process of that kind without a word; `browser` = the one that began the others. */
  readonly kill: (kind: 'renderer' | 'gpu-process' | 'browser') => void;
}

const AGAIN_MS = 2_000;
/** No display, no sandbox for root in a container, software graphics. */
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--window-size=1280,590',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Runs `deploy/kiosk/kiosk.sh` without a display. Needs curl, jq and procps, as on a wall. */
export function startKiosk(url: string): Kiosk {
  const profile = mkdtempSync(join(tmpdir(), 'kiosk-'));
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    WALL_URL: url,
    WALL_PROFILE: profile,
    WALL_FLAGS: FLAGS.join(' '),
    CHROMIUM: ensureBrowser(),
  };
  let said = '';
  const over = new AbortController();
  let script: ChildProcess | undefined;
  const run = (): Promise<void> =>
    new Promise((resolve) => {
      script = spawn('bash', ['deploy/kiosk/kiosk.sh'], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      script.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      script.once('exit', () => resolve());
    });
  const keepUp = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await run();
      if (!over.signal.aborted) await sleep(AGAIN_MS);
    }
  };
  const keeping = keepUp();
  return {
    said: () => said,
    kill: (kind) => {
      const found = browserProcesses(profile).filter((one) =>
        kind === 'browser' ? one.kind === undefined : one.kind === kind,
      );
      if (found.length === 0) throw new Error(`no ${kind} to end`);
      for (const { pid } of found) process.kill(pid, 'SIGKILL');
    },
    [Symbol.asyncDispose]: async () => {
      over.abort();
      script?.kill('SIGTERM');
      await keeping;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

interface BrowserProcess {
  readonly pid: number;
  /** Undefined = the browser itself. */
  readonly kind: string | undefined;
}

/** The processes whose session is that of the browser with this profile. */
function browserProcesses(profile: string): readonly BrowserProcess[] {
  const all = readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      // A process that Chromium forked has one text with spaces.
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/);
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const session = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]);
      const kind = words.find((word) => word.startsWith('--type='))?.slice('--type='.length);
      return [{ pid, session, kind, isOurs: words.includes(`--user-data-dir=${profile}`) }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
  const head = all.find(({ kind, isOurs }) => isOurs && kind === undefined);
  return head === undefined ? [] : all.filter(({ session }) => session === head.session);
}
