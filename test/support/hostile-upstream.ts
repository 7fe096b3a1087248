import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

export interface AskedRequest {
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A source that means harm, or is broken: raw sockets, so that it may break HTTP itself. */
export interface HostileUpstream extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string;
  /** `127.0.0.1:port`, as an operator allows it. */
  readonly host: string;
  readonly port: number;
  readonly asked: readonly AskedRequest[];
}

type Answer = (socket: Socket, query: URLSearchParams, request: AskedRequest) => void;

const JSON_TYPE = { 'content-type': 'application/json' };
const ROWS = JSON.stringify({ rows: Array.from({ length: 200 }, (_, row) => ({ row, mm: 12.5 })) });
/** What every well-behaved path answers. */
export const GOOD_BODY: string = ROWS;
/** 서울 똠: the last one is in CP949 but not in the EUC-KR it extends. */
export const EUC_KR_WORDS = Buffer.of(0xbc, 0xad, 0xbf, 0xef, 0x20, 0x8c, 0x63);

const packed = (encoding: string, body: Buffer): Answer => {
  return (socket) =>
    respond(socket, '200 OK', { ...JSON_TYPE, 'content-encoding': encoding }, body);
};
const half = (body: Buffer): Buffer => body.subarray(0, body.length / 2);
const typed = (type: string, body: string | Buffer): Answer => {
  return (socket) => respond(socket, '200 OK', { 'content-type': type }, body);
};
const around = (before: string, after: string): Buffer =>
  Buffer.concat([Buffer.from(before), EUC_KR_WORDS, Buffer.from(after)]);

/** What happens at each path. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  '/good': typed('application/json', ROWS),
  '/silent': () => undefined,
  '/slow-headers': (socket) => trickle(socket, 'HTTP/1.1 200 OK\r\nx-slow: '),
  '/slow-body': (socket) => trickle(socket, 'HTTP/1.1 200 OK\r\n\r\n'),
  '/gzip': packed('gzip', gzipSync(ROWS)),
  '/br': packed('br', brotliCompressSync(ROWS)),
  '/deflate': packed('deflate', deflateSync(ROWS)),
  '/deflate-raw': packed('deflate', deflateRawSync(ROWS)),
  '/gzip-bomb': packed('gzip', gzipSync(Buffer.alloc(40_000_000))),
  '/br-bomb': packed('br', brotliCompressSync(Buffer.alloc(40_000_000))),
  '/gzip-truncated': packed('gzip', half(gzipSync(ROWS))),
  '/br-truncated': packed('br', half(brotliCompressSync(ROWS))),
  '/deflate-truncated': packed('deflate', half(deflateSync(ROWS))),
  '/not-gzip': packed('gzip', Buffer.from(ROWS)),
  '/gzip-twice': packed('gzip, gzip', gzipSync(gzipSync(ROWS))),
  '/oversized': typed('application/json', 'x'.repeat(80_000)),
  '/endless': (socket) => flood(socket),
  '/length-too-long': (socket) => {
    socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n[1,2,3]`);
  },
  '/length-too-short': (socket) => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n';
    socket.end(`${head}${ROWS}`);
  },
  '/nothing': typed('application/json', ''),
  '/deep': typed('application/json', '['.repeat(1_000_000)),
  '/chunks-cut': (socket) => {
    socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[1,2,\r\n');
  },
  '/reset': (socket) => socket.resetAndDestroy(),
  '/reset-in-body': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n[1,', () => {
      setTimeout(() => socket.resetAndDestroy(), 20);
    });
  },
  '/reset-without-length': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n[1,', () => {
      setTimeout(() => socket.resetAndDestroy(), 20);
    });
  },
  '/hang-up': (socket) => socket.end(),
  '/not-http': (socket) => socket.end('220 mail.example ESMTP\r\n'),
  '/huge-header': (socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(90_000)}\r\n\r\n`),
  '/switch': (socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n');
  },
  '/status': (socket, query) => {
    const headers = [...query].filter(([name]) => name !== 'code');
    respond(socket, `${query.get('code')} Status`, Object.fromEntries(headers), '{"no":"data"}');
  },
  '/redirect': (socket, query) => {
    respond(socket, `${query.get('code') ?? 302} Found`, { location: query.get('to') ?? '' });
  },
  '/hop': (socket, query) => {
    const left = Number(query.get('left'));
    if (left === 0) respond(socket, '200 OK', JSON_TYPE, ROWS);
    else respond(socket, '302 Found', { location: `/hop?left=${left - 1}` });
  },
  '/loop': (socket) => respond(socket, '302 Found', { location: '/loop' }),
  '/etag': (socket, _query, { headers }) => {
    if (headers['if-none-match'] === '"v7"') respond(socket, '304 Not Modified', { etag: '"v7"' });
    else respond(socket, '200 OK', { ...JSON_TYPE, etag: '"v7"' }, ROWS);
  },
  '/last-modified': (socket, _query, { headers }) => {
    const date = 'Mon, 08 Aug 2022 11:50:00 GMT';
    if (headers['if-modified-since'] === date) respond(socket, '304 Not Modified', {});
    else respond(socket, '200 OK', { ...JSON_TYPE, 'last-modified': date }, ROWS);
  },
  '/etag-cut': (socket) => {
    socket.end(`HTTP/1.1 200 OK\r\netag: "v7"\r\ncontent-length: 900\r\n\r\n[1,2,3]`);
  },
  '/always-304': (socket) => respond(socket, '304 Not Modified', {}),
  '/euc-kr-json': typed('application/json; charset=EUC-KR', around('{"name":"', '"}')),
  '/euc-kr-xml': typed(
    'text/xml',
    around('<?xml version="1.0" encoding="ks_c_5601-1987"?><a><name>', '</name></a>'),
  ),
  '/unknown-charset': typed('application/json; charset=x-sjis-made-up', '{"name":"x"}'),
  '/html': typed('text/html', '<!DOCTYPE html><html><body>로그인이 필요합니다</body></html>'),
  '/html-as-json': typed('application/json', '\n<html><title>점검 중</title></html>'),
  '/html-part': typed('text/html; charset=utf-8', '<div class="login"><p>Sign in</p></div>'),
};

/** Starts it on this machine; every path does one bad thing. */
export async function startHostileUpstream(): Promise<HostileUpstream> {
  const asked: AskedRequest[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
    let head = '';
    socket.on('data', (part) => {
      if (head.includes('\r\n\r\n')) return;
      head += part.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const request = requestOf(head);
      asked.push(request);
      const { pathname, searchParams } = new URL(request.path, 'http://upstream');
      const answer = ANSWERS[pathname];
      if (answer === undefined) respond(socket, '404 Not Found', {});
      else answer(socket, searchParams, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the machine gave no port');
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}`,
    host,
    port: address.port,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function requestOf(head: string): AskedRequest {
  const [first = '', ...lines] = head.split('\r\n\r\n', 1).join('').split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { path: first.split(' ')[1] ?? '', headers: Object.fromEntries(headers) };
}

function respond(
  socket: Socket,
  status: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = '',
): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = status.startsWith('304') ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
  socket.write(`HTTP/1.1 ${status}\r\n${lines.join('')}${length}connection: close\r\n\r\n`);
  socket.end(body);
}

function trickle(socket: Socket, start: string): void {
  socket.write(start);
  const timer = setInterval(() => socket.write('x'), 30);
  socket.once('close', () => clearInterval(timer));
}

function flood(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n');
  const pour = (): void => {
    if (socket.destroyed) return;
    if (socket.write(' '.repeat(16_000))) setImmediate(pour);
    else socket.once('drain', pour);
  };
  pour();
}
