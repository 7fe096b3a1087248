import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CityProfile } from '../../server/config/city-profile.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { spoiltProduct, type SpoiltProduct } from '../config/city-folder.ts';

/** What a connector's `read` may do wrong, as its body. */
export const READS = {
  good: `({ events: [], rejects: [{ feed: frame.feed, where: 'row 1', why: frame.call }] })`,
  'also-good': `({ events: [], rejects: [{ feed: frame.feed, where: 'row 1', why: frame.call }] })`,
  hangs: '{ for (;;); }',
  throws: `{ throw new Error('defect'); }`,
  exits: '{ process.exit(3); }',
  eats: '{ const held = []; for (;;) held.push(new Array(100000).fill({})); }',
  nothing: 'undefined',
  functions: '({ events: [() => 1], rejects: [] })',
  later: `{ setTimeout(() => { throw new Error('defect'); }); return { events: [], rejects: [] }; }`,
  buffers: `{
    const held = [];
    while (held.length < 125) held.push(new Uint8Array(20_000_000).fill(1));
    return { events: [], rejects: [] };
  }`,
  tables: `({ events: [], rejects: [], rows: frame.companions.list.byteLength })`,
  follows: `({ events: [], rejects: [] })`,
} as const;

export interface EvilProduct {
  readonly product: SpoiltProduct;
  readonly profile: CityProfile;
}

/** A product folder whose feeds are these connectors; the one called `follows` names a page. */
export function evilProduct(): EvilProduct {
  const product = spoiltProduct();
  const folder = join(product.root, 'server/feeds');
  mkdirSync(folder, { recursive: true });
  for (const [id, read] of Object.entries(READS)) {
    const follow = id === 'follows' ? `[{ name: 'page', url: '/2' }]` : '[]';
    writeFileSync(
      join(folder, `${id}.feed.ts`),
      `export default { id: '${id}', cadence: { everySec: 60 },
        source: { transport: 'push', calls: () => [] },
        read: (frame) => ${read}, follow: () => ${follow} };`,
    );
  }
  const { profile } = loadCity('seoul', product.root);
  const feeds = Object.keys(READS).map((id) => ({
    id,
    connected: true as const,
    settings: {},
    allowPrivate: false,
    priority: 5,
  }));
  return { product, profile: { ...profile, feeds } };
}
