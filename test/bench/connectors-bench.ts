import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { decode } from '../../server/feed-kit/decode.ts';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import { pairedMs, type Figure } from './figure.ts';

const RECEIVED_AT = '2022-08-08T12:00:00.000Z';
const ROUNDS = 15;
/** A round reads for about this long at 10 µs a row. */
const ROWS_A_ROUND = 4000;

/** Rows a second of each connector over its largest good fixture; baseline: decoding the same bytes. */
export async function connectorFigures(root: string): Promise<readonly Figure[]> {
  const city = loadCity('seoul', root);
  const figures: Figure[] = [];
  for (const [id, connector] of await findConnectors(root)) {
    const context = city.context(id);
    const { frame, rows } = bodies(root, id)
      .map((body) => ({ frame: body, rows: connector.read(body, context).events.length }))
      .reduce((best, next) => (next.rows > best.rows ? next : best));
    const repeats = Math.max(1, Math.round(ROWS_A_ROUND / rows));
    const repeat = (work: () => unknown) => () => {
      for (let index = 0; index < repeats; index += 1) work();
    };
    const { workMs, baselineMs } = pairedMs(
      repeat(() => connector.read(frame, context)),
      repeat(() => decode(frame.body, connector.format, frame.contentType)),
      ROUNDS,
    );
    figures.push({
      name: `connector.${id}.rows-per-s`,
      value: Math.round((rows * repeats * 1000) / workMs),
      unit: 'events/s',
      ratio: workMs / baselineMs,
      baseline: 'time to decode the same bytes',
    });
  }
  return figures;
}

function bodies(root: string, id: string): readonly RawFrame[] {
  const folder = join(root, 'fixtures', id);
  return readdirSync(folder)
    .filter((name) => /\.(json|xml)$/.test(name) && !/^about|\.expected\.json$/.test(name))
    .map((name) => {
      const body = new Uint8Array(readFileSync(join(folder, name)));
      const sha256 = createHash('sha256').update(body).digest('hex');
      return { feed: id, call: 'list', body, receivedAt: RECEIVED_AT, rawId: 'bench', sha256 };
    });
}
