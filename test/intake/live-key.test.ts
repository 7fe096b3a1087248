import { expect, test, vi } from 'vitest';
import { wallClock } from '../../server/intake/clock.ts';
import { startUpstream } from '../support/upstream.ts';
import { arrivalsOf, polledFeed } from './polled-feed.ts';

const CANARY = 'canary+/key==';
const ENCODED = 'canary%2B%2Fkey%3D%3D';
const CALLS = [
  { name: 'list', path: '/{KEY}/list' },
  { name: 'query', path: '/500?serviceKey={KEY}' },
  { name: 'redirect', path: '/redirect/{KEY}' },
  { name: 'silent', path: '/silent/{KEY}' },
];

test.for([
  ['plain', CANARY],
  ['already percent-encoded', ENCODED],
])(
  'a key given %s is asked with, encoded once, and is nowhere in what we tell',
  async ([, key]) => {
    const told: string[] = [];
    const listen = (...args: readonly unknown[]): boolean =>
      told.push(args.map(String).join(' ')) > 0;
    using out = vi.spyOn(process.stdout, 'write').mockImplementation(listen);
    using err = vi.spyOn(process.stderr, 'write').mockImplementation(listen);
    await using upstream = await startUpstream((path, response) => {
      if (path.endsWith('/list')) return '{"rows":[]}';
      if (path.startsWith('/500')) response.writeHead(500).end(`no such key ${path}`);
      if (path.startsWith('/redirect')) response.writeHead(302, { location: path }).end();
      return undefined;
    });
    const feed = polledFeed(upstream.url, { keyEnv: 'CITY_KEY', calls: CALLS });
    const arrivals = await arrivalsOf(
      [feed],
      {
        env: { CITY_KEY: key },
        clock: wallClock,
        limits: { headersMs: 200, totalMs: 400, bodyBytes: 1_000 },
      },
      (all) => all.length === 4,
    );
    expect(upstream.asked).toEqual([
      `/${ENCODED}/list`,
      `/500?serviceKey=${ENCODED}`,
      `/redirect/${ENCODED}`,
      `/silent/${ENCODED}`,
    ]);
    expect(arrivals.map(({ kind }) => kind)).toEqual(['frame', 'failure', 'failure', 'failure']);
    const all = JSON.stringify(arrivals) + told.join('\n');
    expect(all).not.toContain('canary');
    expect(all).not.toContain(upstream.url);
    expect(out.mock.calls.length + err.mock.calls.length).toBe(told.length);
  },
);
