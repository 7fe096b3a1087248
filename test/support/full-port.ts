import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';

export interface FullPort extends AsyncDisposable {
  readonly host: string;
}

/** Listens with a queue of one and then never lets its event loop accept anyone. */
const DEAF = `
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('node:fs').writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

/** Enough to fill the queue; the kernel then drops whoever knocks. */
const CALLERS = 8;

/** A port that neither accepts nor refuses a connection. */
export async function startFullPort(): Promise<FullPort> {
  const deaf = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => {
    deaf.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())));
  });
  const callers = Array.from({ length: CALLERS }, (): Socket => {
    return connect(port, '127.0.0.1').on('error', () => undefined);
  });
  const first = callers[0];
  if (first?.connecting === true) await new Promise((resolve) => first.once('connect', resolve));
  return {
    host: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      for (const caller of callers) caller.destroy();
      const gone = new Promise((resolve) => deaf.once('exit', resolve));
      deaf.kill('SIGKILL');
      await gone;
    },
  };
}
