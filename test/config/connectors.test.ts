import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { PRODUCT, spoiltProduct } from './city-folder.ts';

function writeFeed(root: string, file: string, id: string): void {
  mkdirSync(join(root, 'server/feeds'), { recursive: true });
  const body = `{ id: '${id}', read: () => ({ events: [], rejects: [] }), cadence: { everySec: 60 }, source: { transport: 'poll', baseUrl: 'http://up.stream', calls: (city) => city.settings.places.map((name) => ({ name, path: '/' })) } }`;
  writeFileSync(join(root, 'server/feeds', file), `export default ${body};`);
}

test('every feed that Seoul connects has a connector of its name, and can name its calls', async () => {
  const connectors = await findConnectors(PRODUCT);
  const seoul = loadCity('seoul', PRODUCT);
  const bound = bindFeeds(seoul, connectors);
  const connected = seoul.profile.feeds.filter((feed) => feed.connected).map(({ id }) => id);
  expect(bound.map(({ connector }) => connector.id)).toEqual(connected);
  expect(bound.map(({ city }) => city.id)).toEqual(connected.map(() => 'seoul'));
});

test('a feed without a connector is told with the connectors there are', async () => {
  using product = spoiltProduct();
  writeFeed(product.root, 'other.feed.ts', 'other');
  const connectors = await findConnectors(product.root);
  expect(() => bindFeeds(loadCity('seoul', product.root), connectors)).toThrow(
    /^cities\/seoul\/city\.yaml: feeds\.0\.id: expected a connector of server\/feeds \(other\) or connected: false, found "seoul-river-stage"$/,
  );
});

test('a connector must bear the name of its file', async () => {
  using product = spoiltProduct();
  writeFeed(product.root, 'seoul-rainfall.feed.ts', 'rainfall');
  await expect(findConnectors(product.root)).rejects.toThrow(
    'server/feeds/seoul-rainfall.feed.ts: id: expected the file\'s name seoul-rainfall, found "rainfall"',
  );
});

test('settings a connector cannot ask by stop the start, not the first round', async () => {
  using product = spoiltProduct();
  writeFeed(product.root, 'seoul-river-stage.feed.ts', 'seoul-river-stage');
  const connectors = await findConnectors(product.root);
  expect(() => bindFeeds(loadCity('seoul', product.root), connectors)).toThrow(
    /feeds\.0\.settings \(seoul-river-stage\): expected settings the connector can ask by, but /,
  );
});

test("an address in the profile replaces the source's own", async () => {
  using product = spoiltProduct();
  product.edit(
    'city.yaml',
    '- id: topis-link-speed',
    '- id: topis-link-speed\n    baseUrl: http://127.0.0.1:9/api',
  );
  writeFeed(product.root, 'topis-link-speed.feed.ts', 'topis-link-speed');
  const only = { ...loadCity('seoul', product.root) };
  const connectors = await findConnectors(product.root);
  const profile = {
    ...only.profile,
    feeds: only.profile.feeds.filter(({ id }) => id === 'topis-link-speed'),
  };
  expect(bindFeeds({ ...only, profile }, connectors)[0]?.baseUrl).toBe('http://127.0.0.1:9/api');
});
