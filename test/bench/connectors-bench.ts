import { findConnectors } from '../../server/config/connectors.ts';
import { decode } from '../../server/feed-kit/decode.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureCases } from '../support/fixture-cases.ts';
import { pairedMs, type Figure } from './figure.ts';

const ROUNDS = 9;
/** A round reads for about this long at 10 µs a row. */
const ROWS_A_ROUND = 1500;

/** Rows a second of each connector over its largest good fixture; baseline: decoding the same bytes. */
export async function connectorFigures(root: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [id, connector] of await findConnectors(root)) {
    const context = feedContext(connector);
    const { frame, rows } = fixtureCases(id)
      .map((fixture) => ({
        frame: fixture.frame,
        rows: connector.read(fixture.frame, context).events.length,
      }))
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
    const isDecoded = connector.format !== 'bytes' && connector.format !== 'text';
    figures.push({
      name: `connector.${id}.rows-per-s`,
      value: Math.round((rows * repeats * 1000) / workMs),
      unit: 'events/s',
      ...(isDecoded
        ? { ratio: workMs / baselineMs, baseline: 'time to decode the same bytes' }
        : {}),
    });
  }
  return figures;
}
