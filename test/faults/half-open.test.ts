import { expect, test, vi } from 'vitest';
import { observationAt } from '../support/city-events.ts';
import { cuttableLink } from '../support/cuttable-link.ts';
import { rawViewer, type RawViewer } from '../support/raw-viewer.ts';
import { servedStream } from '../support/served-stream.ts';
import { cityHash } from '../support/state-hash.ts';

const WAIT = { timeout: 20_000 };
const IS_LONG = process.env['FAULTS'] === 'long';
const FOUND_WITHIN_MS = 45_000;
const PAGE = 'ffeeddccbbaa99887766554433221100';

async function watching(port: number, viewer = PAGE): Promise<RawViewer> {
  const page = rawViewer({ port, viewer });
  await page.ready;
  await page.watch();
  await vi.waitFor(() => expect(page.snapshots()).toBe(1), WAIT);
  return page;
}

test('a link that dies without a word, again and again, leaves one socket of the page at the server', async () => {
  await using served = await servedStream();
  await using link = await cuttableLink(served.port);
  const port = Number(new URL(link.url).port);
  for (let time = 0; time < 8; time += 1) {
    await watching(port);
    link.freeze();
  }
  using last = await watching(port);
  await vi.waitFor(() => expect(served.sockets.watchers()).toBe(1), WAIT);
  served.put([observationAt(1, 1)]);
  await vi.waitFor(() => expect(last.position()?.seq).toBe(served.state.seq), WAIT);
  expect(cityHash(last.city())).toBe(served.hash());
  expect(served.sockets.counts().closed.get('replaced')).toBe(8);
});

test.runIf(IS_LONG)(
  'a page that never comes back is found gone within 45 s',
  { timeout: 2 * FOUND_WITHIN_MS },
  async () => {
    await using served = await servedStream();
    await using link = await cuttableLink(served.port);
    await watching(Number(new URL(link.url).port));
    link.freeze();
    expect(served.sockets.watchers()).toBe(1);
    await vi.waitFor(() => expect(served.sockets.watchers()).toBe(0), {
      timeout: FOUND_WITHIN_MS,
      interval: 500,
    });
  },
);

test('a server that goes tells its viewers when to come back, and does not wait for those who are gone', async () => {
  const served = await servedStream();
  await using link = await cuttableLink(served.port);
  await watching(Number(new URL(link.url).port), '00112233445566778899aabbccddeeff');
  link.freeze();
  using here = await watching(served.port);
  await served.sockets.close(10_000);
  await here.closed;
  expect(here.drainMs()).toBeGreaterThanOrEqual(0);
  expect(here.drainMs()).toBeLessThanOrEqual(10_000);
});
