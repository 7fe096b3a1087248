import { expect, test } from 'vitest';
import { incident, reading, startCityProcess } from '../support/city-process.ts';
import { watching } from '../support/watching.ts';

const FIVE_MINUTES_MS = 300_000;

test.for([
  ['forward', FIVE_MINUTES_MS],
  ['back', -FIVE_MINUTES_MS],
] as const)(
  'the server’s clock steps five minutes %s: numbering and state stay whole, also after a restart',
  { timeout: 180_000 },
  async ([, stepMs]) => {
    await using city = await startCityProcess({
      imports: [new URL('../support/stepped-clock.ts', import.meta.url).href],
      env: { CLOCK_STEP_MS: String(stepMs) },
    });
    using client = watching(city.url);
    await city.send([reading(1), incident(1)]);
    await client.agrees();
    const before = client.city()?.position;
    process.kill(city.pid(), 'SIGUSR2');
    const stepped = (id: number): object =>
      reading(id, 1, { time: new Date(Date.now() + stepMs).toISOString() });
    expect((await city.send([stepped(2), incident(2)])).status).toBe(200);
    await client.agrees();
    const after = client.city()?.position;
    expect(after?.epoch).toBe(before?.epoch);
    expect(after?.seq).toBeGreaterThan(before?.seq ?? Number.NaN);
    expect(client.city()?.byKind.incident.size).toBe(2);

    // Started again its clock is right: what the log holds may then lie ahead of it.
    await city.end('SIGKILL');
    await city.start();
    await client.agrees();
    expect(client.city()?.position.epoch).toBe(before?.epoch);
    expect(client.city()?.byKind.incident.size).toBe(2);
    expect((await city.send([reading(3, 1)])).status).toBe(200);
    await client.agrees();
  },
);
