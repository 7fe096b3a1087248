import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Printed =
  { readonly ok: true; readonly pdf: Buffer } | { readonly ok: false; readonly why: string };

/** A browser takes a few hundred MB: one prints, one waits. */
const WAITING_MOST = 1;
const PRINT_WITHIN_MS = 45_000;
/** What is kept of what the browser said. */
const SAID_CHARS = 300;

const FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pdf-header-footer',
  '--run-all-compositor-stages-before-draw',
];

/** Prints pages of this server one after the other; what is printed when it ends is ended with it. */
export function pdfPrinter(withinMs = PRINT_WITHIN_MS) {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (browser: string, address: string): Promise<Printed> => {
    if (waiting > WAITING_MOST) return { ok: false, why: 'others are printing; ask again' };
    waiting += 1;
    const turn = last.then(() => printed(browser, address, withinMs));
    last = turn;
    try {
      return await turn;
    } finally {
      waiting -= 1;
    }
  };
}

async function printed(browser: string, address: string, withinMs: number): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-'));
  const file = join(folder, 'briefing.pdf');
  try {
    const said = await run(browser, [...flags(folder, file), address], folder, withinMs);
    if (said !== undefined) return { ok: false, why: said };
    return { ok: true, pdf: await readFile(file) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function flags(folder: string, file: string): readonly string[] {
  // The browser's own sandbox does not start for root; the page is ours and runs no script.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    ...FLAGS,
    ...asRoot,
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${file}`,
  ];
}

/** Undefined once it has ended well, else why not. It and all that it started are ended in time. */
function run(
  browser: string,
  args: readonly string[],
  home: string,
  withinMs: number,
): Promise<string | undefined> {
  const { PATH = '', LANG = 'C.UTF-8' } = process.env;
  return new Promise((resolve) => {
    const child = spawn(browser, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { PATH, LANG, HOME: home, TZ: 'UTC' },
    });
    let said = '';
    child.stderr.on(
      'data',
      (chunk: Buffer) => (said = (said + chunk.toString()).slice(-SAID_CHARS)),
    );
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    };
    const timer = setTimeout(() => {
      said = `not printed within ${withinMs / 1000} s`;
      end();
    }, withinMs);
    const settle = (why: string | undefined): void => {
      clearTimeout(timer);
      process.off('exit', end);
      end();
      resolve(why);
    };
    process.once('exit', end);
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code) =>
      settle(code === 0 ? undefined : `the browser ended (${String(code)}): ${said.trim()}`),
    );
  });
}
