import { expect, test } from 'vitest';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { scoresOf } from '../../server/scores-of.ts';
import { PRODUCT, spoiltProduct, type SpoiltProduct } from './city-folder.ts';

test.each<readonly [string, (product: SpoiltProduct) => void, RegExp]>([
  [
    'a feed that the city has not',
    ({ edit }) => edit('scores.yaml', 'feed: dispatch-119', 'feed: dispatch'),
    /^cities\/seoul\/scores\.yaml: expected ids under feeds of city\.yaml \(.*\), but dispatch is none$/,
  ],
  [
    'a domain that is not among them',
    ({ edit }) => edit('scores.yaml', 'domain: flood', 'domain: floods'),
    /scores\.yaml.*parts\.2\.domain: expected an id under domains \(rescue, flood, traffic\), found "floods"$/,
  ],
  [
    'a target of nothing',
    ({ edit }) => edit('scores.yaml', 'target: 90', 'target: 0'),
    /scores\.yaml.*parts\.0\.target: /,
  ],
  [
    'a time within for a count',
    ({ edit }) => edit('scores.yaml', 'form: share', 'form: count'),
    /scores\.yaml.*parts\.0\.within: expected form: share beside within, found /,
  ],
  [
    'a misspelt key',
    ({ edit }) => edit('scores.yaml', 'perPeople: 100000', 'perPerson: 100000'),
    /scores\.yaml.*parts\.1\.perPerson: unknown key/,
  ],
])('%s is one line', (_name, spoil, line) => {
  using product = spoiltProduct();
  spoil(product);
  const read = (): unknown => scoresOf(loadCity('seoul', product.root));
  expect(read).toThrow(line);
});

test('a city without scores.yaml has no scores, and none is made up', () => {
  using product = spoiltProduct();
  product.remove('scores.yaml');
  expect(scoresOf(loadCity('seoul', product.root))).toBeUndefined();
});

test('a cadence of a month is for uploads: what is asked is asked each day', async () => {
  using product = spoiltProduct();
  product.edit(
    'city.yaml',
    '    everySec: 2678400\n',
    '    everySec: 2678400\n    transport: poll\n    baseUrl: https://indicators.seoul.example\n',
  );
  const connectors = await findConnectors(PRODUCT);
  expect(() => bindFeeds(loadCity('seoul', product.root), connectors)).toThrow(
    /feeds\.\d+\.everySec: expected at most 86400 for poll, found 2678400$/,
  );
});
