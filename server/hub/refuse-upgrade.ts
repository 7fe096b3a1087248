import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** Answers a WebSocket handshake with its status and reason, and when to come again; Engine.IO only knows 400. */
export function refuseUpgrade(
  socket: Socket,
  status: number,
  why: string,
  retrySec: number | undefined,
): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    'content-type: text/plain',
    `content-length: ${Buffer.byteLength(why)}`,
    ...(retrySec === undefined ? [] : [`retry-after: ${retrySec}`]),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${why}`);
}
