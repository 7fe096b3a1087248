import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A camera on the network of its own origin: MJPEG at `/mjpeg`, HLS at `/hls/live.m3u8`. */
export interface CameraServer {
  readonly url: string;
  /** Pictures no longer come, the connection stays. */
  readonly freeze: () => void;
  /** Everything is cut, and nobody answers any more. */
  readonly die: () => Promise<void>;
}

export interface CameraFiles {
  readonly pictures: readonly Buffer[];
  /** Whole files of the HLS stream by name. */
  readonly hls: Readonly<Record<string, Buffer>>;
  /** Whether pages of other origins may read the answers, as cameras mostly do not let them. */
  readonly isReadable: boolean;
}

const FRAME_MS = 200;

/** Serves a camera until it dies. */
export async function cameraServer(files: CameraFiles): Promise<CameraServer> {
  const { pictures, hls, isReadable } = files;
  let isFrozen = false;
  const timers = new Set<NodeJS.Timeout>();
  const play = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'multipart/x-mixed-replace; boundary=cam' });
    let turn = 0;
    const timer = setInterval(() => {
      const picture = pictures[turn % pictures.length];
      if (isFrozen || picture === undefined) return;
      turn += 1;
      response.write(
        `--cam\r\nContent-Type: image/jpeg\r\nContent-Length: ${picture.length}\r\n\r\n`,
      );
      response.write(picture);
      response.write('\r\n');
    }, FRAME_MS);
    timers.add(timer);
    response.on('close', () => clearInterval(timer));
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (isReadable) response.setHeader('access-control-allow-origin', '*');
    if (request.url === '/mjpeg') return play(response);
    const file = hls[request.url?.replace('/hls/', '') ?? ''];
    if (file === undefined) return void response.writeHead(404).end();
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    freeze: () => {
      isFrozen = true;
    },
    die: async () => {
      for (const timer of timers) clearInterval(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
