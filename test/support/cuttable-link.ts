import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between a client and a server of this machine that can be cut and joined again. */
export interface CuttableLink extends AsyncDisposable {
  readonly url: string;
  /** Drops every connection and refuses new ones until `join`. */
  cut(): void;
  join(): void;
  /** Nothing more passes on the connections there are, either way, and nobody is told. New ones pass. */
  freeze(): void;
}

export async function cuttableLink(serverPort: number): Promise<CuttableLink> {
  const open = new Set<Socket>();
  const pairs = new Set<readonly [Socket, Socket]>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(serverPort, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
    pairs.add([near, far]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const dropAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      dropAll();
    },
    join: () => {
      isCut = false;
    },
    freeze: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.pause();
        far.pause();
      }
      pairs.clear();
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropAll();
      }),
  };
}
