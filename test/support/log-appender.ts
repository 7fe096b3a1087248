import { instantOf } from '../../contract/instant.ts';
import { openLog } from '../../server/log/open-log.ts';
import { incidentAt, observationAt } from './city-events.ts';

/**
 * A process that appends incidents among other values as fast as the log takes them, and prints
 * each number once it may be shown. It is killed from outside.
 */
const [path = ''] = process.argv.slice(2);
const START_MS = Date.parse('2022-08-08T11:00:00.000Z');

const log = await openLog({
  path,
  mode: 'live',
  city: 'seoul',
  nowMs: Date.now,
  onCommitted: ({ to }) => process.stdout.write(`${to}\n`),
  inForce: () => [],
  onState: (state) => process.stderr.write(`${JSON.stringify(state)}\n`),
});
let seq = log.restored?.seq ?? 0;
const epoch = log.restored?.epoch ?? 'epoch-1';
process.stderr.write(`${epoch} ${seq} ${log.damage ?? 'sound'}\n`);

setInterval(() => {
  for (let step = 0; step < 2; step += 1) {
    const from = seq + 1;
    const upserts = [
      { ...incidentAt(from % 50, 1), sequence: String(from) },
      ...Array.from({ length: from % 10 }, (_, gauge) => observationAt(gauge, from % 60)),
    ];
    seq += upserts.length;
    const now = instantOf(START_MS + seq * 100);
    log.append({ delta: { epoch, from, to: seq, now, upserts, removals: [] }, late: [] });
  }
}, 2);
