import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the upstream says to a path: bytes, or nothing if it writes (or withholds) the answer itself. */
export type Answering = (
  path: string,
  response: ServerResponse,
  request: IncomingMessage,
) => void | Uint8Array | string | undefined;

/** A source of the city on this machine: real sockets, our answers. */
export interface Upstream extends AsyncDisposable {
  readonly url: string;
  /** Paths asked so far, in order, as they came over the wire. */
  readonly asked: readonly string[];
}

/**
 * Answers with the bytes that `answering` returns, unless it wrote the response itself. `port`: of an
 * upstream that is to come back where it was.
 */
export async function startUpstream(answering: Answering, port = 0): Promise<Upstream> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const body = answering(path, response, request);
    if (body !== undefined) response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the machine gave no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
