import { setTimeout as sleep } from 'node:timers/promises';
import { askedProcess } from './child-asks.ts';
import { smallEvent } from './fanout-event.ts';
import type { LoadAnswer, LoadAsk } from './fanout-load.ts';
import type { ServerAnswer, ServerAsk } from './fanout-server.ts';
import { median, type Figure } from './figure.ts';
import { nodeRed } from './node-red.ts';

const CLIENTS = 50;
const PER_SEC = 5_000;
const LASTS_MS = 4_000;
const ROUNDS = 3;
const SETTLE_MS = 4_000;

/** The same events to the same clients by Node-RED's Dashboard 2, in turns; skipped where it is not installed. */
export async function peerFigures(): Promise<readonly Figure[]> {
  const folder = process.env['PEER_NODE_RED'];
  if (folder === undefined) {
    console.error('peer: skipped, PEER_NODE_RED names no folder with node-red and its dashboard');
    return [];
  }
  using load = askedProcess<LoadAsk, LoadAnswer>(new URL('fanout-load.ts', import.meta.url));
  using server = askedProcess<ServerAsk, ServerAnswer>(
    new URL('fanout-server.ts', import.meta.url),
  );
  using peer = await nodeRed(folder);
  const lines = Array.from({ length: (PER_SEC * LASTS_MS) / 1000 }, (_, index) =>
    JSON.stringify(smallEvent(index % 5_000, 1)),
  );
  const ours: number[] = [];
  const theirs: number[] = [];
  const arrived: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { port } = await server.ask({ open: 'hub' });
    await load.ask({ connect: { mode: 'hub', port, count: CLIENTS } });
    const offer = { perSec: PER_SEC, lastsMs: LASTS_MS, isParsed: true };
    const { cpuMs, events } = await server.ask({ offer });
    ours.push((cpuMs * 1000) / (events * CLIENTS));

    await load.ask({
      connect: { mode: 'peer', port: peer.port, count: CLIENTS },
      readers: CLIENTS,
    });
    const before = peer.cpuMs();
    await peer.send(lines, PER_SEC);
    await sleep(SETTLE_MS);
    const usedMs = peer.cpuMs() - before;
    const deliveries = (await load.ask({})).valueMs.length;
    arrived.push(deliveries / (lines.length * CLIENTS));
    theirs.push((usedMs * 1000) / deliveries);
  }
  const ratio = median(theirs) / median(ours);
  const share = Math.round(median(arrived) * 100);
  return [
    {
      name: `peer.node-red.${CLIENTS}.times-cheaper`,
      value: Math.round(ratio),
      unit: '×',
      ratio,
      baseline: `${peer.version}: ${median(theirs).toFixed(2)} µs a delivery, ${share} % arrived; ours ${median(ours).toFixed(3)} µs, 100 %`,
    },
  ];
}
