import { connect, type Socket } from 'node:net';
import { PROTOCOL, SOCKET_PATH } from '../../contract/socket.ts';
import { answerAsks } from './child-asks.ts';
import { sharedNowMs } from './fanout-event.ts';
import type { FanoutMode } from './fanout-modes.ts';

/** `plain`: the hub, by a client that takes nothing packed. */
export type LoadMode = FanoutMode | 'plain' | 'peer';

export interface LoadAsk {
  readonly connect?: { readonly mode: LoadMode; readonly port: number; readonly count: number };
  /** How many of the clients read the instants in what they get; the others only count bytes. */
  readonly readers?: number;
}

export interface LoadAnswer {
  readonly bytes: number;
  /** Fewest bytes that a client got. */
  readonly least: number;
  readonly valueMs: readonly number[];
  readonly alarmMs: readonly number[];
}

interface Client {
  readonly socket: Socket;
  bytes: number;
}

const UPGRADE = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\n` +
  `sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${more}\r\n`;
/** As browsers say. */
const PACKED = 'sec-websocket-extensions: permessage-deflate; client_max_window_bits\r\n';
const WATCH = JSON.stringify([
  'watch',
  { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics: ['core', 'observations'] },
]);
/** What to say, and what the answer to it ends with being there. */
const ENGINE_PATH = `${SOCKET_PATH}/?EIO=4&transport=websocket`;
type Talk = readonly (readonly [say: string | Buffer, answer: string])[];
const WATCHING: Talk = [
  [masked('40'), '40{"sid"'],
  [masked(`420${WATCH}`), '430['],
];
const TALKS: Readonly<Record<LoadMode, Talk>> = {
  hub: [[UPGRADE(ENGINE_PATH, PACKED), '0{"sid"'], ...WATCHING],
  plain: [[UPGRADE(ENGINE_PATH), '0{"sid"'], ...WATCHING],
  naive: [
    [UPGRADE(ENGINE_PATH, PACKED), '0{"sid"'],
    [masked('40'), '40{"sid"'],
  ],
  peer: [
    [UPGRADE('/dashboard/socket.io/?EIO=4&transport=websocket', PACKED), '0{"sid"'],
    [masked('40'), '40{"sid"'],
  ],
  ws: [[UPGRADE('/', PACKED), '101']],
  floor: [['', 'ready']],
};

let clients: Client[] = [];
let valueMs: number[] = [];
let alarmMs: number[] = [];

answerAsks(async ({ connect: to, readers = 0 }: LoadAsk): Promise<LoadAnswer> => {
  if (to !== undefined) {
    for (const { socket } of clients) socket.destroy();
    clients = await Promise.all(
      Array.from({ length: to.count }, (_, index) => client(to.mode, to.port, index < readers)),
    );
    valueMs = [];
    alarmMs = [];
  }
  const counts = clients.map(({ bytes }) => bytes);
  const bytes = counts.reduce((sum, count) => sum + count, 0);
  return { bytes, least: Math.min(...counts), valueMs, alarmMs };
});

/** Talks its way in, then only counts: bytes go into one buffer that is never looked at. */
async function client(mode: LoadMode, port: number, isReader: boolean): Promise<Client> {
  const heard = { text: '', isIn: false };
  const made: { bytes: number } = { bytes: 0 };
  let tell: (() => void) | undefined;
  const socket = connect({
    port,
    host: '127.0.0.1',
    onread: {
      buffer: Buffer.allocUnsafe(65_536),
      callback: (length, buffer) => {
        if (heard.isIn) {
          made.bytes += length;
          if (isReader)
            read(Buffer.from(buffer.buffer, buffer.byteOffset, length).toString('latin1'));
          return true;
        }
        heard.text += Buffer.from(buffer.buffer, buffer.byteOffset, length).toString('latin1');
        tell?.();
        return true;
      },
    },
  });
  socket.on('error', (error) => console.error(error));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  // What is read must not be packed.
  for (const [say, answer] of TALKS[isReader && mode === 'hub' ? 'plain' : mode]) {
    socket.write(say);
    while (!heard.text.includes(answer)) await new Promise<void>((resolve) => (tell = resolve));
  }
  heard.isIn = true;
  heard.text = '';
  return Object.assign(made, { socket });
}

/** An instant that two reads share between them is passed over. */
function read(text: string): void {
  const now = sharedNowMs();
  for (const [, sent] of text.matchAll(/sentMs\\?":(\d+\.?\d*)[^\d.]/g))
    valueMs.push(now - Number(sent));
  for (const [, sent] of text.matchAll(/alarmMs\\?":(\d+\.?\d*)[^\d.]/g))
    alarmMs.push(now - Number(sent));
}

/** A client's frame: with a mask of zeros the text is as it is. */
function masked(text: string): Buffer {
  const data = Buffer.from(text);
  const head =
    data.length < 126
      ? [0x81, 0x80 | data.length]
      : [0x81, 0xfe, data.length >> 8, data.length & 255];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), data]);
}
