import { expect, test, vi } from 'vitest';
import { delhiSources } from '../support/delhi-sources.ts';
import { startMessageServer } from '../support/message-server.ts';
import { startCity } from '../support/start-city.ts';
import { startUpstream } from '../support/upstream.ts';

const KEY = 'bus-and-secret';
const POLLED = ['sachet', 'otd-buses', 'usgs-earthquake', 'mcd-complaints'];
const WAIT = { timeout: 60_000, interval: 100 };

test('a dead upstream is never a calm city, and the city comes back with it', async () => {
  // The pause before another try is drawn at random: here it is the same each time.
  using _ = vi.spyOn(Math, 'random').mockReturnValue(0.3);
  const { answer } = delhiSources(KEY);
  await using quakes = await startMessageServer();
  let upstream = await startUpstream(answer);
  await using city = await startCity({
    id: 'delhi',
    baseUrl: upstream.url,
    feeds: { emsc: { baseUrl: quakes.url, everySec: 300 } },
    env: { OTD_DELHI_KEY: KEY },
  });
  const allAre = async (state: string): Promise<void> => {
    for (const id of POLLED) expect((await city.health(id)).state, id).toBe(state);
  };
  const known = async () => {
    const [figures, levels] = [new Map<string, number | null>(), new Set<string>()];
    for (const { data } of await city.events('indicator')) {
      if (data.form === 'figure') figures.set(data.figure, data.value);
      if (data.form !== 'district-levels') continue;
      for (const cells of Object.values(data.cells)) levels.add(cells.at(-1) ?? '');
    }
    return { buses: figures.get('buses-running'), levels };
  };
  await vi.waitFor(async () => expect((await known()).buses).toBe(2), WAIT);
  const port = Number(new URL(upstream.url).port);
  await upstream[Symbol.asyncDispose]();
  await vi.waitFor(async () => {
    await allAre('down');
    expect(await known()).toEqual({ buses: null, levels: new Set(['?']) });
  }, WAIT);
  expect((await city.health('otd-buses')).reason?.en).toMatch(/^unreachable/);
  upstream = await startUpstream(answer, port);
  await vi.waitFor(() => allAre('live'), { timeout: 120_000, interval: 200 });
  await vi.waitFor(async () => expect((await known()).buses).toBe(2), WAIT);
  expect((await city.health('otd-buses')).reason).toBeUndefined();
  await upstream[Symbol.asyncDispose]();
}, 240_000);
