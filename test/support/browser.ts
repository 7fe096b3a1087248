import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { drawNothing } from './draw-nothing.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

// Software WebGL2 everywhere, so that a map looks the same on a laptop, a server and in CI.
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--enable-unsafe-swiftshader',
  // As on a kiosk: graphics that end again and again are taken up again, also by a page of ours.
  '--disable-gpu-process-crash-limit',
  '--disable-domain-blocking-for-3d-apis',
];

export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** A browser with one empty profile of its own; `close` also removes the profile. */
export interface Browser {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

function found(): string | undefined {
  const asked = process.env['CHROMIUM_PATH'];
  const places = [...(asked === undefined ? [] : [asked]), ...PLACES, chromium.executablePath()];
  return places.find((place) => place !== '' && existsSync(place));
}

function install(): void {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      'No Chromium found. Install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const packages = ['chromium', 'fonts-noto-cjk'];
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: 'inherit',
    env,
  });
}

/** Path of a Chromium; installs Debian's when this is a Debian and we are root. */
export function ensureBrowser(): string {
  const place = found();
  if (place !== undefined) return place;
  install();
  const installed = found();
  if (installed === undefined) throw new Error('Chromium was installed but is in no known place.');
  return installed;
}

/**
 * How much of a page is drawn. `sparing`: half as many pixels across, and only maps by the graphics in
 * software; the page is as large and laid out as ever. `words`: so too, and of its maps nothing.
 */
export type Drawing = 'whole' | 'sparing' | 'words';

/**
 * What is called often is not compiled anew while it is measured: the heap then holds what the page
 * keeps, and not what the engine has found worth compiling, which grows for hours.
 */
export const UNCOMPILED = ['--js-flags=--no-opt --no-maglev --no-sparkplug'] as const;

/**
 * Opens a browser whose own zone and language are neither the city's nor the screen's, so that a
 * time or word taken from the browser by mistake shows.
 */
export async function openBrowser(
  viewport: ScreenSize,
  drawing: Drawing = 'whole',
  flags: readonly string[] = [],
): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'wall-profile-'));
  const isSparing = drawing !== 'whole';
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    ignoreDefaultArgs: ['--headless'],
    args: [...FLAGS, ...flags, `--use-angle=${isSparing ? 'swiftshader-webgl' : 'swiftshader'}`],
    viewport,
    deviceScaleFactor: isSparing ? 0.5 : 1,
    timezoneId: 'America/Santiago',
    locale: 'ko-KR',
  });
  if (drawing === 'words') await context.addInitScript(drawNothing);
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
