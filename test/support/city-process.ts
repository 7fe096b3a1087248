import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A small live city in a process of its own, whose one feed is what is sent to it. */
export interface CityProcess extends AsyncDisposable {
  /** The same after a restart. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: () => number;
  /** What it printed since its last start. */
  readonly output: () => string;
  readonly start: () => Promise<void>;
  /** Ends when the process has: its exit code, or the signal's name. */
  readonly end: (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => Promise<number | string>;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM') => void;
  /** Sends CloudEvents as one batch; the status of the answer. */
  readonly send: (events: readonly object[]) => Promise<Response>;
}

export interface CityProcessOptions {
  /** What node is told to run; absent = the server of this tree. */
  readonly main?: readonly string[];
  /** Modules that node loads first, e.g. one that steps the clock. */
  readonly imports?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Further files of the city's folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

const KEY = 'gauges-secret-1';
/** A machine with ten times the work it can do still starts one. */
const UP_WITHIN_MS = 150_000;

const PROFILE = `
id: small-city
name: { ko: 작은시, en: Small City }
zone: Asia/Seoul
languages: [ko, en]
bounds: [126.7, 37.4, 127.2, 37.7]
basemap: { districts: { labels: nearest } }
registries: [districts]
thresholds:
  gauges:
    unit: '{gauge}'
    direction: below
    levels:
      - { value: 1, severity: Minor, label: { ko: 관심, en: attention } }
districtFeeds: [gauges]
figures:
  - id: gauges-heard
    domain: water
    label: { ko: 수위계, en: Gauges }
    span: { ko: 현재, en: now }
    unit: { ko: 곳, en: gauges }
    measure: { count: observation }
    threshold: gauges
    feeds: [gauges]
feeds:
  - id: gauges
    connector: cloudevents
    keyEnv: GAUGES_KEY
    everySec: 60
    lagSec: 60
    title: { ko: 수위계, en: Gauges }
    about: water
attribution: ['Small City']
`;

const DISTRICTS = `code,name_ko,name_en,label_lon,label_lat,population
north,북구,North,127.0,37.65,1000
south,남구,South,127.0,37.45,1000
west,서구,West,126.8,37.5,1000
`;

/** Writes the city's folder and starts it; started again it finds what it left. */
export async function startCityProcess(options: CityProcessOptions = {}): Promise<CityProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'city-process-'));
  const dataDir = join(folder, 'data');
  mkdirSync(join(folder, 'cities/small-city'), { recursive: true });
  writeFileSync(join(folder, 'cities/small-city/city.yaml'), PROFILE);
  writeFileSync(join(folder, 'cities/small-city/districts.csv'), DISTRICTS);
  for (const [name, text] of Object.entries(options.files ?? {})) {
    const path = join(folder, 'cities/small-city', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  let child: ChildProcess | undefined;

  const { main = ['server/main.ts'] } = options;
  const start = async (): Promise<void> => {
    output = '';
    const imports = (options.imports ?? []).flatMap((module) => ['--import', module]);
    const words = ['start', '--cities', join(folder, 'cities'), '--city', 'small-city'];
    const { PATH, HOME } = process.env;
    const own = spawn(
      process.execPath,
      [...imports, ...main, ...words, '--data', dataDir, '--port', String(port)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH, HOME, GAUGES_KEY: KEY, ...options.env },
      },
    );
    child = own;
    own.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    own.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const until = Date.now() + UP_WITHIN_MS;
    while (!(await isUp(url))) {
      if (own.exitCode !== null) throw new Error(`the server ended: ${output}`);
      if (Date.now() > until) throw new Error(`the server was not up in time: ${output}`);
      await sleep(100);
    }
  };

  const running = (): ChildProcess => {
    if (child === undefined) throw new Error('the city was not started');
    return child;
  };

  const end: CityProcess['end'] = async (signal) => {
    const own = running();
    if (own.exitCode === null && own.signalCode === null) {
      const ended = new Promise((resolve) => own.once('exit', resolve));
      own.kill(signal);
      await ended;
    }
    return own.exitCode ?? own.signalCode ?? 'SIGKILL';
  };

  await start();
  return {
    url,
    port,
    dataDir,
    pid: () => running().pid ?? 0,
    output: () => output,
    start,
    end,
    signal: (signal) => void running().kill(signal),
    send: (events) =>
      fetch(`${url}/api/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents-batch+json', 'x-api-key': KEY },
        body: JSON.stringify(events),
      }),
    [Symbol.asyncDispose]: async () => {
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** A reading to send; `index` makes it another event, `gauge` another thing. */
export function reading(index: number, gauge = index, more: object = {}): object {
  return {
    specversion: '1.0',
    id: `r-${index}`,
    source: '//gauges.example.org',
    type: 'city.observation.updated.v1',
    subject: `gauge-${gauge}`,
    time: new Date().toISOString(),
    data: {
      observedProperty: 'water.level',
      unit: 'm',
      result: 1 + (index % 100) / 100,
      name: `Gauge ${gauge}`,
    },
    ...more,
  };
}

/** An incident to send: class A. */
export function incident(index: number, more: object = {}): object {
  return {
    specversion: '1.0',
    id: `i-${index}`,
    source: '//gauges.example.org',
    type: 'city.incident.created.v1',
    subject: `incident-${index}`,
    time: new Date().toISOString(),
    data: { headline: `Flooded road ${index}`, category: 'flood', severity: 'Severe' },
    ...more,
  };
}
