import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { incident, reading, startCityProcess } from '../support/city-process.ts';
import { watching } from '../support/watching.ts';

const IS_LONG = process.env['FAULTS'] === 'long';
/** The client's patience is 12 s. */
const STOPPED_MS = IS_LONG ? 60_000 : 14_000;

test(
  'a server that is stopped and goes on: the client says so meanwhile and is whole afterwards',
  { timeout: 180_000 },
  async () => {
    await using city = await startCityProcess();
    using client = watching(city.url);
    await city.send([reading(1), incident(1)]);
    await client.agrees();
    const epoch = client.city()?.position.epoch;
    city.signal('SIGSTOP');
    await sleep(STOPPED_MS);
    expect(['lost', 'dark', 'reconnecting']).toContain(client.link().phase);
    city.signal('SIGCONT');
    await city.send([reading(2), incident(2)]);
    await client.agrees();
    await vi.waitFor(() => expect(client.link().phase).toBe('connected'), { timeout: 30_000 });
    expect(client.city()?.byKind.incident.size).toBe(2);
    expect(client.city()?.position.epoch).toBe(epoch);
  },
);
