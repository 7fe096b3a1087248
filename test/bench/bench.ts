import { fileURLToPath } from 'node:url';
import { appendFigures } from './append-bench.ts';
import { capXmlFigures } from './cap-xml-bench.ts';
import { clientTickFigures } from './client-tick-bench.ts';
import { connectorFigures } from './connectors-bench.ts';
import { correlationFigures } from './correlation-bench.ts';
import { denseFigures } from './dense-bench.ts';
import { deskFilterFigures, deskPanFigures } from './desk-bench.ts';
import { deskOpenFigures } from './desk-open-bench.ts';
import { fanoutFigures } from './fanout-bench.ts';
import type { Figure } from './figure.ts';
import { gtfsRtFigures } from './gtfs-rt-bench.ts';
import { isolationFigures } from './isolation-bench.ts';
import { judgeFigures } from './judge-bench.ts';
import { latencyFigures } from './latency-bench.ts';
import { mergeFigures } from './merge-bench.ts';
import { peerFigures } from './peer-bench.ts';
import { presenterFigures } from './presenter-bench.ts';
import { queryFigures } from './query-bench.ts';
import { seekFigures } from './seek-bench.ts';
import { situationFigures } from './situation-bench.ts';
import { slowClientFigures } from './slow-client-bench.ts';
import { snapshotFigures } from './snapshot-bench.ts';
import { tableFigures } from './table-bench.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isJson = process.argv.includes('--json');
/** `--only append` runs the groups whose name begins so; a figure's first word is its group's mostly. */
const only = process.argv[process.argv.indexOf('--only') + 1] ?? '';
const wanted = process.argv.includes('--only') ? only : '';

const groups: Readonly<Record<string, () => Promise<readonly Figure[]> | readonly Figure[]>> = {
  connectors: () => connectorFigures(ROOT),
  'gtfs-rt': gtfsRtFigures,
  'cap-xml': capXmlFigures,
  merge: mergeFigures,
  judge: judgeFigures,
  append: appendFigures,
  snapshot: snapshotFigures,
  frame: denseFigures,
  latency: latencyFigures,
  fanout: fanoutFigures,
  query: queryFigures,
  seek: seekFigures,
  'slow-client': slowClientFigures,
  peer: peerFigures,
  presenter: presenterFigures,
  isolation: isolationFigures,
  situation: situationFigures,
  client: clientTickFigures,
  table: tableFigures,
  'desk-filter': deskFilterFigures,
  'desk-pan': deskPanFigures,
  'desk-open': deskOpenFigures,
  correlation: () => correlationFigures(ROOT),
};
for (const [name, group] of Object.entries(groups)) {
  if (name.startsWith(wanted)) for (const figure of await group()) print(figure);
}

function print(figure: Figure): void {
  if (isJson) {
    console.log(JSON.stringify(figure));
    return;
  }
  const { name, value, unit, ratio, baseline } = figure;
  const shown = `${value.toLocaleString('en')} ${unit}`;
  const compared = ratio === undefined ? '' : `  ${ratio.toFixed(2)} × ${baseline}`;
  console.log(`${name.padEnd(46)} ${shown.padStart(18)}${compared}`);
}
