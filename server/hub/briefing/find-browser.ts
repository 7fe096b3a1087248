import { existsSync } from 'node:fs';

export type BrowserFound =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly why: string };

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** A Chromium to print with: what `CHROMIUM` names and nothing else, or else one of the usual places. */
export function findBrowser(env: Readonly<Record<string, string | undefined>>): BrowserFound {
  const named = env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return { ok: true, path: named };
    return { ok: false, why: `CHROMIUM names ${named}, and there is no such file` };
  }
  const path = PLACES.find((place) => existsSync(place));
  if (path !== undefined) return { ok: true, path };
  return {
    ok: false,
    why: 'no Chromium on this machine: install one, or name it in CHROMIUM; the page prints from any browser',
  };
}
