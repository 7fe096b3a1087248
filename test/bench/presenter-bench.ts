import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { screenRelay } from '../../server/hub/screens/screen-relay.ts';
import { servedStream } from '../support/served-stream.ts';
import { phoneAt, wallAt } from '../support/wall-and-phone.ts';
import { quantile, type Figure } from './figure.ts';

const COMMANDS = 160;
/** 18 a second: a finger on a map, just below what is refused. */
const EVERY_MS = 55;

/**
 * Milliseconds from a phone's command until it knows that the wall has taken it, over loopback, with
 * everybody in one process; baseline: an echo of bare Socket.IO that takes turns with it. A command
 * goes four ways, an echo two.
 */
export async function presenterFigures(): Promise<readonly Figure[]> {
  const relay = screenRelay({
    nowMs: Date.now,
    cityNow: () => '2022-08-08T12:00:00.000Z',
    audit: { append: () => Promise.resolve(), find: () => Promise.resolve(undefined) },
  });
  const served = await servedStream({ screens: relay });
  const wall = wallAt(served.port);
  const phone = phoneAt(served.port);
  await phone.pass(await wall.code());

  const http = createServer();
  const bare = new Server(http, { transports: ['websocket'] });
  bare.on('connection', (socket) => {
    socket.on('echo', (_sent: unknown, answer: () => void) => answer());
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  const { port } = http.address() as AddressInfo;
  const echo = io(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
  const command = { type: 'scene', scene: 'water' } as const;
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const startedMs = performance.now();
    await work();
    return performance.now() - startedMs;
  };
  const drives: number[] = [];
  const echoes: number[] = [];
  for (let n = 0; n < COMMANDS; n += 1) {
    await sleep(EVERY_MS);
    drives.push(await timed(() => phone.drive(command)));
    echoes.push(await timed(() => echo.emitWithAck('echo', { key: `echo-${n}`, command })));
  }
  if (wall.commands.length !== COMMANDS) throw new Error('a command did not reach the wall');
  for (const socket of [wall.socket, phone.socket, echo]) socket.disconnect();
  await bare.close();
  await served[Symbol.asyncDispose]();
  return ([50, 99] as const).map((percent) => ({
    name: `presenter.drive.p${percent}-ms`,
    value: Math.round(quantile(drives, percent / 100) * 100) / 100,
    unit: 'ms',
    ratio: quantile(drives, percent / 100) / quantile(echoes, percent / 100),
    baseline: 'an echo of bare Socket.IO',
  }));
}
