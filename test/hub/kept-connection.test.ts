import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startCityProcess } from '../support/city-process.ts';

/** Longer than a server of Node keeps an unused connection if it is not told otherwise. */
const UNUSED_MS = 7_000;
/** What the proxies of docs/operations.md keep theirs. */
const PROXY_SEC = 120;

test(
  'a connection that a proxy has left unused takes its next request',
  { timeout: 120_000 },
  async () => {
    await using city = await startCityProcess();
    const wire = connect(city.port, '127.0.0.1');
    onTestFinished(() => void wire.destroy());
    const ask = async (): Promise<string> => {
      wire.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
      const [bytes] = (await once(wire, 'data')) as [Buffer];
      return bytes.toString();
    };
    const first = await ask();
    expect(first).toContain('200 OK');
    expect(Number(/^keep-alive: timeout=(\d+)/im.exec(first)?.[1])).toBeGreaterThan(PROXY_SEC);
    await sleep(UNUSED_MS);
    expect(await ask()).toContain('200 OK');
  },
);
