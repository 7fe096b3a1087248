import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import type { ObservationEvent, PositionEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { changesFrame, keyFrame } from '../../server/wire/dense-frame.ts';
import { denseTable, nextTable } from '../../server/wire/dense-table.ts';
import { openBrowser } from '../support/browser.ts';
import { observationAt } from '../support/city-events.ts';
import { positionAt } from '../support/positions.ts';
import { packFrames, type TickResult } from './client-tick/tick-result.ts';
import { median, quantile, type Figure } from './figure.ts';

const VEHICLES = 10_000;
const LINKS = 5_000;
const TICKS = 30;
const EPOCH = 'bench';
const BEGIN_MS = Date.parse('2022-08-08T12:00:00.000Z');
const PAGE = join(import.meta.dirname, 'client-tick');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
};

/**
 * What one second costs the page's main thread when 10,000 vehicles and 5,000 road speeds change:
 * frames read, columns written, our layers built, moved and handed to deck.gl, in the bundle that is
 * shipped. Drawing is the graphics card's and not counted. Baseline: the same frames as an object a
 * row with accessors, in turns on the same page.
 */
export async function clientTickFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'client-tick-'));
  try {
    await build({
      root: PAGE,
      base: './',
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: folder, target: 'es2022', modulePreload: { polyfill: false } },
    });
    writeFileSync(join(folder, 'frames.bin'), packFrames(frames()));
    return figuresOf(await measured(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf({ ours, accessors, vehicles, links }: TickResult): readonly Figure[] {
  if (vehicles !== VEHICLES || links !== LINKS) throw new Error(`${vehicles} + ${links} drawn`);
  const ms = (value: number): number => Math.round(value * 100) / 100;
  const ratio = median(ours) / median(accessors);
  const baseline = `an object a row with accessors, ${ms(median(accessors))} ms`;
  return [
    { name: 'client.tick.p50-ms', value: ms(median(ours)), unit: 'ms', ratio, baseline },
    { name: 'client.tick.p99-ms', value: ms(quantile(ours, 0.99)), unit: 'ms' },
    { name: 'client.tick.vs-accessors', value: ms(ratio), unit: '×', ratio, baseline },
  ];
}

/** Opens the built page in a headless browser and waits for what it measured. */
async function measured(folder: string): Promise<TickResult> {
  const server = await served(folder);
  const browser = await openBrowser({ width: 640, height: 360 });
  try {
    const page = await browser.context.newPage();
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/index.html`);
    return await page.evaluate(() => window.tickResult);
  } finally {
    await browser.close();
    server.close();
  }
}

function served(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    createReadStream(join(folder, path))
      .on('error', () => response.writeHead(404).end())
      .once('open', () => response.writeHead(200, { 'content-type': type }))
      .pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** Key frames of both topics, then their changes second by second: every row moves in each. */
function frames(): readonly Uint8Array[] {
  let positions = denseTable('positions', fleet(0));
  let links = denseTable('links', roads(0));
  const headAt = (tick: number) => ({
    epoch: EPOCH,
    seq: tick + 1,
    now: instantOf(BEGIN_MS + tick * 1000),
  });
  const made = [keyFrame(positions, headAt(0)), keyFrame(links, headAt(0))];
  for (let tick = 1; tick <= TICKS; tick += 1) {
    const [movedTo, changedTo] = [
      nextTable(positions, fleet(tick), []),
      nextTable(links, roads(tick), []),
    ];
    const head = { ...headAt(tick), after: tick };
    const both = [changesFrame(positions, movedTo, head), changesFrame(links, changedTo, head)];
    for (const frame of both) {
      if (frame === undefined) throw new Error('nothing changed');
      made.push(frame);
    }
    [positions, links] = [movedTo, changedTo];
  }
  return made;
}

function fleet(tick: number): readonly PositionEvent[] {
  const time = instantOf(BEGIN_MS + tick * 1000);
  const template = positionAt(1, 0);
  return Array.from({ length: VEHICLES }, (_, bus) => {
    const lon = 126.8 + (bus % 100) * 0.004 + tick * 0.00005;
    const lat = 37.43 + Math.floor(bus / 100) * 0.0024;
    return {
      ...template,
      id: `position/bus/${bus}@${time}`,
      subject: `position/bus/${bus}`,
      time,
      data: {
        ...template.data,
        version: time,
        phenomenonTime: time,
        geometry: { type: 'Point', coordinates: [lon, lat] },
        bearingDeg: (bus * 7 + tick) % 360,
      },
    };
  });
}

function roads(tick: number): readonly ObservationEvent[] {
  const time = instantOf(BEGIN_MS + tick * 1000);
  const template = observationAt(1, 0);
  return Array.from({ length: LINKS }, (_, link) => {
    const [lon, lat] = [126.8 + (link % 100) * 0.004, 37.43 + Math.floor(link / 100) * 0.005];
    return {
      ...template,
      id: `observation/link/${link}@${time}`,
      subject: `observation/link/${link}`,
      time,
      data: {
        ...template.data,
        version: time,
        datastream: `link/${link}`,
        observedProperty: 'traffic.speed',
        unit: 'km/h',
        phenomenonTime: time,
        resultTime: time,
        geometry: {
          type: 'LineString',
          coordinates: [0, 1, 2, 3, 4, 5].map(
            (step) => [lon + step * 0.0006, lat + (step % 2) * 0.0004] as const,
          ),
        },
        result: ((link * 13 + tick * 7) % 70) + 1,
      },
    };
  });
}
