import { parentPort, workerData } from 'node:worker_threads';
import { bindFeeds, findConnectors } from '../config/connectors.ts';
import { cityOf } from '../config/load-city.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Reading } from '../feed-kit/reading.ts';
import { traceEvent } from '../trace/trace-event.ts';
import type { ReadingAnswer, ReadingJob, TableRef, ThreadCity } from './reading-job.ts';

const { profile, root, folder } = workerData as ThreadCity;
const feeds = new Map(
  bindFeeds(cityOf(profile, root, folder), await findConnectors(root, profile)).map((feed) => [
    feed.connector.id,
    feed,
  ]),
);

/** Tables this thread holds; the same bytes stay the same object, so that connectors may keep what they made of them. */
const held = new Map<string, Uint8Array>();

function tableOf({ id, body }: TableRef): Uint8Array {
  if (body !== undefined) held.set(id, body);
  const table = held.get(id);
  if (table === undefined) throw new Error('a table this thread never got');
  return table;
}

function frameOf({ frame, tables }: ReadingJob): RawFrame {
  const companions = Object.entries(tables).map(([call, ref]) => [call, tableOf(ref)] as const);
  return companions.length === 0 ? frame : { ...frame, companions: Object.fromEntries(companions) };
}

function answerTo(job: ReadingJob): ReadingAnswer {
  const frame = frameOf(job);
  const feed = feeds.get(frame.feed);
  if (job.kind === 'follow') {
    return { kind: 'follow', followUps: feed?.connector.follow(frame, feed.city) ?? [] };
  }
  if (feed === undefined) throw new Error(`no feed ${frame.feed}`);
  if (job.event !== undefined) {
    const { connector, city } = feed;
    const nowMs = (): number => performance.now();
    const traced = traceEvent({ connector, city, frame, event: job.event, nowMs });
    return { kind: 'trace', traced };
  }
  const reading: Reading = feed.connector.read(frame, feed.city);
  // An operator's own connector may return anything; taken for a reading it would say "all calm".
  if (!Array.isArray(reading.events) || !Array.isArray(reading.rejects)) {
    throw new TypeError('no reading');
  }
  return { kind: 'read', reading };
}

parentPort?.on('message', (job: ReadingJob) => parentPort?.postMessage(answerTo(job)));
parentPort?.postMessage({ kind: 'ready' } satisfies ReadingAnswer);
