import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

/** A source that sends messages by WebSocket. */
export interface MessageServer extends AsyncDisposable {
  readonly url: string;
  /** Connections so far, the last one the newest. */
  readonly sockets: readonly WebSocket[];
  /** What clients said, in order. */
  readonly heard: readonly string[];
  /** Key that a handshake showed, one each. */
  readonly keys: readonly string[];
}

export interface MessageServerSetup {
  /** Handshakes without this header are answered 401. */
  readonly key?: string;
  /** Never answers a ping. */
  readonly isMute?: boolean;
}

export async function startMessageServer(setup: MessageServerSetup = {}): Promise<MessageServer> {
  const http = createServer();
  const sockets: WebSocket[] = [];
  const heard: string[] = [];
  const keys: string[] = [];
  const server = new WebSocketServer({
    server: http,
    autoPong: setup.isMute !== true,
    verifyClient: ({ req }, done) => {
      const key = String(req.headers['x-key'] ?? '');
      keys.push(key);
      done(setup.key === undefined || setup.key === key, 401);
    },
  });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data: Buffer) => heard.push(data.toString()));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the machine gave no port');
  return {
    url: `ws://127.0.0.1:${address.port}/messages`,
    sockets,
    heard,
    keys,
    [Symbol.asyncDispose]: async () => {
      for (const client of server.clients) client.terminate();
      server.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
