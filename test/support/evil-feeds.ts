import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cityProfile } from '../../server/config/city-profile.ts';
import { cityOf, loadCity, type City } from '../../server/config/load-city.ts';
import { PRODUCT, spoiltProduct } from '../config/city-folder.ts';

/** What a connector does with a body, beside those that read it. */
const EVILS = {
  hangs: 'for (;;);',
  throws: `throw new Error('defect');`,
  exits: 'process.exit(3);',
} as const;

/** A product folder of one good format and of evil ones made of it. */
export interface EvilCity extends Disposable {
  readonly root: string;
  readonly city: City;
}

/** `good` names a feed of the product; it is bound as it is, and once for each evil and stalling one. */
export function evilCity(good: string, baseUrl: string): EvilCity {
  const product = spoiltProduct();
  const folder = join(product.root, 'server/feeds');
  mkdirSync(folder, { recursive: true });
  const real = pathToFileURL(join(PRODUCT, 'server/feeds', `${good}.feed.ts`)).href;
  writeFileSync(join(folder, `${good}.feed.ts`), `export { default } from '${real}';\n`);
  for (const [id, deed] of Object.entries(EVILS)) {
    const own = `{ ...good, id: '${id}', read: () => { ${deed} } }`;
    const text = `import good from '${real}';\nexport default ${own};\n`;
    writeFileSync(join(folder, `${id}.feed.ts`), text);
  }
  const here = { baseUrl, allowPrivate: true };
  const { profile } = loadCity('seoul', product.root);
  // Rules and exercises of Seoul name feeds that this city does not have.
  const own = join(product.root, 'cities/seoul');
  const besides = readdirSync(own).filter((name) => name !== 'city.yaml' && !name.endsWith('.csv'));
  for (const name of besides) rmSync(join(own, name), { recursive: true });
  const feeds = cityProfile.shape.feeds.parse([
    { ...here, id: good, everySec: 3 },
    { ...here, id: 'stalls', connector: good, everySec: 1, baseUrl: `${baseUrl}/stalls` },
    ...Object.keys(EVILS).map((id) => ({ ...here, id, everySec: 1 })),
  ]);
  return {
    root: product.root,
    city: cityOf({ ...profile, feeds }, product.root),
    [Symbol.dispose]: () => product[Symbol.dispose](),
  };
}
