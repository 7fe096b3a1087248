import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const PLACES = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'];

export interface BrokerSetup {
  /** Only this login is let in; absent = everybody. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Speaks TLS as `localhost`, with a certificate that nobody vouches for. */
  readonly isTls?: boolean;
}

/** A real Mosquitto of this machine that keeps its sessions over a restart. */
export interface Broker extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Path of the certificate, with `isTls`. */
  readonly certificate: string;
  /** Stops as `systemctl stop` does: what is queued is written to disk. */
  readonly stop: () => Promise<void>;
  /** After `stop`: the same broker with its sessions, at the same port. */
  readonly start: () => Promise<void>;
}

/** Path of a Mosquitto; installs Debian's when this is a Debian and we are root. */
export function ensureMosquitto(): string {
  const place = PLACES.find((path) => existsSync(path));
  if (place !== undefined) return place;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error('No Mosquitto found. Install it (Debian: apt-get install mosquitto).');
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: readonly string[]): void => {
    execFileSync('apt-get', args, { stdio: 'inherit', env });
  };
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', 'mosquitto');
  return PLACES[0] ?? 'mosquitto';
}

export async function startMosquitto({ login, isTls = false }: BrokerSetup = {}): Promise<Broker> {
  const binary = ensureMosquitto();
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'));
  const port = await freePort();
  const passwords = join(folder, 'passwords');
  const config = join(folder, 'mosquitto.conf');
  if (login !== undefined) {
    const tool = existsSync('/usr/bin/mosquitto_passwd')
      ? '/usr/bin/mosquitto_passwd'
      : 'mosquitto_passwd';
    execFileSync(tool, ['-b', '-c', passwords, login.user, login.password]);
  }
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  if (isTls) makeCertificate(certificate, key);
  const lines = [
    `listener ${port} 127.0.0.1`,
    ...(process.getuid?.() === 0 ? ['user root'] : []),
    ...(login === undefined
      ? ['allow_anonymous true']
      : ['allow_anonymous false', `password_file ${passwords}`]),
    ...(isTls ? [`certfile ${certificate}`, `keyfile ${key}`] : []),
    'persistence true',
    `persistence_location ${folder}/`,
    'max_queued_messages 10000',
    'set_tcp_nodelay true',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  let running: ReturnType<typeof spawn> | undefined;
  const start = async (): Promise<void> => {
    running = spawn(binary, ['-c', config], { stdio: 'ignore' });
    await answering(port);
  };
  const stop = async (): Promise<void> => {
    const broker = running;
    running = undefined;
    if (broker === undefined) return;
    const gone = new Promise((resolve) => broker.once('exit', resolve));
    broker.kill('SIGTERM');
    await gone;
  };
  await start();
  return {
    url: isTls ? `mqtts://localhost:${port}` : `mqtt://127.0.0.1:${port}`,
    certificate,
    port,
    start,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeCertificate(certificate: string, key: string): void {
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', key, '-out', certificate];
  const form = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  execFileSync('openssl', ['req', ...form, '-days', '2', ...names, ...files], { stdio: 'ignore' });
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const probe = connect({ port, host: '127.0.0.1' });
      probe.once('connect', () => {
        probe.destroy();
        resolve(true);
      });
      probe.once('error', () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Mosquitto does not answer at port ${port}.`);
}
