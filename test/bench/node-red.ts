import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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

const DASHBOARD = '@flowfuse/node-red-dashboard';
/** Of Linux: the clock ticks of `/proc/<pid>/stat`. */
const TICK_MS = 10;
const UP_WITHIN_MS = 60_000;
const STEP_MS = 20;

/** `folder` holds its `node_modules`, installed by hand: it is no dependency of the product. */
export async function nodeRed(folder: string): Promise<NodeRed> {
  const [port, linePort] = [await freePort(), await freePort()];
  const userDir = mkdtempSync(join(tmpdir(), 'node-red-'));
  const settings = join(userDir, 'settings.js');
  writeFileSync(settings, SETTINGS);
  // It looks for nodes among the packages of its user's folder.
  symlinkSync(join(folder, 'node_modules'), join(userDir, 'node_modules'));
  const dependencies = { [DASHBOARD]: versionOf(folder, DASHBOARD) };
  writeFileSync(join(userDir, 'package.json'), JSON.stringify({ dependencies }));
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
    version: `Node-RED ${versionOf(folder, 'node-red')}, Dashboard ${versionOf(folder, DASHBOARD)}`,
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
const SETTINGS = `module.exports = {
  flowFile: 'flows.json',
  dashboard: { ioMiddleware: (socket, next) => next() },
  logging: { console: { level: 'info' } },
};`;

/** Ids are unlike any word of the flow: Node-RED takes each such word for a reference. */
function flowOf(linePort: number): readonly object[] {
  const page = { ui: 'id-base', theme: 'id-theme', layout: 'grid', path: '/page' };
  const size = { width: 6, height: 1 };
  const template = { format: '<template>{{ msg.payload.id }}</template>', templateScope: 'local' };
  const lines = { datamode: 'stream', datatype: 'utf8', newline: '\\n' };
  const from = { server: 'server', host: '', port: String(linePort), ...lines };
  return [
    { id: 'id-tab', type: 'tab', label: 'bench' },
    { id: 'id-base', type: 'ui-base', name: 'all', path: '/dashboard', includeClientData: true },
    { id: 'id-theme', type: 'ui-theme', name: 'plain', colors: {}, sizes: {} },
    { id: 'id-page', type: 'ui-page', name: 'first', ...page },
    { id: 'id-group', type: 'ui-group', name: 'only', page: 'id-page', ...size },
    { id: 'id-in', z: 'id-tab', type: 'tcp in', ...from, wires: [['id-parse']] },
    { id: 'id-parse', z: 'id-tab', type: 'json', property: 'payload', wires: [['id-show']] },
    { id: 'id-show', z: 'id-tab', type: 'ui-template', group: 'id-group', ...size, ...template },
  ];
}
