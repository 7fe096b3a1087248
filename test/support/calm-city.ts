import { calmBody } from './calm-bodies.ts';
import { liveWith } from './live-with.ts';
import { startUpstream } from './upstream.ts';

/** Seoul, live, on a day without news: its gauges, roads, warnings and 119 tell every ten seconds. */
export interface CalmCity extends AsyncDisposable {
  readonly url: string;
  /** Every source falls silent at once, and refuses whoever asks. */
  readonly cut: () => Promise<void>;
}

const KEY = 'calm-secret-1';
const EVERY_SEC = 10;
const POLLED = [
  'seoul-river-stage',
  'seoul-rainfall',
  'seoul-sewer-level',
  'topis-link-speed',
  'topis-incidents',
  'kma-warnings',
] as const;
const SETTINGS: Readonly<Record<string, object>> = { 'topis-link-speed': { places: ['POI009'] } };

export async function calmCity(): Promise<CalmCity> {
  const upstream = await startUpstream((path, response) => {
    const body = calmBody(path, Date.now());
    if (body === undefined) response.writeHead(404);
    return body ?? '';
  });
  const polled = POLLED.map((id) => ({
    id,
    connector: id,
    baseUrl: upstream.url,
    allowPrivate: true,
    everySec: EVERY_SEC,
    // A key of its own: the one of Seoul allows few calls a day.
    keyEnv: 'CALM_KEY',
    settings: SETTINGS[id] ?? {},
  }));
  const pushed = { id: 'dispatch-119', connector: 'dispatch-119', everySec: EVERY_SEC };
  const city = await liveWith([...polled, pushed], { CALM_KEY: KEY, DISPATCH_119_TOKEN: KEY });
  const beat = async (): Promise<void> => {
    const sentAt = new Date().toISOString();
    await fetch(`${city.base}/feeds/dispatch-119`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ contract: 'dispatch-119/1', sentAt, incidents: [] }),
    });
  };
  await beat();
  const beating = setInterval(() => void beat(), EVERY_SEC * 1000);
  let isCut = false;
  const cut = async (): Promise<void> => {
    if (isCut) return;
    isCut = true;
    clearInterval(beating);
    await upstream[Symbol.asyncDispose]();
  };
  return {
    url: city.base.replace('/api/v1', ''),
    cut,
    [Symbol.asyncDispose]: async () => {
      await cut();
      await city[Symbol.asyncDispose]();
    },
  };
}
