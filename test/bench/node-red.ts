import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';

/** Node-RED with Dashboard 2, which shows each line it is sent over TCP on every screen. */
export interface NodeRed extends Disposable {
  readonly port: number;
  readonly version: string;
  /** User and system time so far. */
  readonly cpuMs: () => number;
  /** Sends lines at a rate; settles when they are sent, or were not taken in three times the time. */
  readonly send: (lines: readonly string[], perSec: number) => Promise<void>;
}

/** Of Linux: the clock ticks of `/proc/<pid>/stat`. */
const TICK_MS = 10;
const UP_WITHIN_MS = 60_000;
const STEP_MS = 20;

/** `folder` holds its `node_modules`, installed by hand: it is no dependency of the product. */
export async function nodeRed(folder: string): Promise<NodeRed> {
  const [port, linePort] = [await freePort(), await freePort()];
  const userDir = mkdtempSync(join(tmpdir(), 'node-red-'));
  const settings = join(userDir, 'settings.js');
  writeFileSync(settings, settingsOf(folder));
  writeFileSync(join(userDir, 'flows.json'), JSON.stringify(flowOf(linePort)));
  const main = join(folder, 'node_modules/node-red/red.js');
  const args = [main, '-u', userDir, '-s', settings, '-p', String(port), 'flows.json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const until = Date.now() + UP_WITHIN_MS;
  while (!output.includes('Started flows')) {
    if (Date.now() > until) throw new Error(`Node-RED did not start:\n${output}`);
    await sleep(200);
  }
  return {
    port,
    version: `Node-RED ${versionOf(folder, 'node-red')}, Dashboard ${versionOf(folder, '@flowfuse/node-red-dashboard')}`,
    cpuMs: () => {
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    },
    send: async (lines, perSec) => {
      const socket = connect(linePort, '127.0.0.1');
      const share = Math.ceil((perSec * STEP_MS) / 1000);
      for (let at = 0; at < lines.length; at += share) {
        socket.write(`${lines.slice(at, at + share).join('\n')}\n`);
        await sleep(STEP_MS);
      }
      await new Promise<void>((resolve) => socket.end(() => resolve()));
    },
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  };
}

function versionOf(folder: string, name: string): string {
  const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** Its dashboard refuses sockets that no page of it opened, unless told otherwise. */
function settingsOf(folder: string): string {
  return `module.exports = {
  flowFile: 'flows.json', nodesDir: ${JSON.stringify(join(folder, 'node_modules/@flowfuse'))},
  dashboard: { ioMiddleware: (socket, next) => next() },
  logging: { console: { level: 'info' } },
};`;
}

function flowOf(linePort: number): readonly object[] {
  return [
    { id: 'tab', type: 'tab', label: 'bench' },
    { id: 'base', type: 'ui-base', name: 'base', path: '/dashboard' },
    { id: 'theme', type: 'ui-theme', name: 'theme', colors: {}, sizes: {} },
    {
      id: 'page',
      type: 'ui-page',
      name: 'page',
      ui: 'base',
      path: '/page',
      theme: 'theme',
      layout: 'grid',
    },
    { id: 'group', type: 'ui-group', name: 'group', page: 'page', width: 6, height: 1 },
    {
      id: 'in',
      z: 'tab',
      type: 'tcp in',
      server: 'server',
      host: '',
      port: String(linePort),
      datamode: 'stream',
      datatype: 'utf8',
      newline: '\\n',
      wires: [['json']],
    },
    { id: 'json', z: 'tab', type: 'json', property: 'payload', action: 'obj', wires: [['show']] },
    {
      id: 'show',
      z: 'tab',
      type: 'ui-template',
      group: 'group',
      name: 'show',
      width: 6,
      height: 1,
      format: '<template>{{ msg.payload.id }}</template>',
      storeOutMessages: true,
      passthru: true,
      templateScope: 'local',
      wires: [[]],
    },
  ];
}
