import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bindFeeds, findConnectors } from './config/connectors.ts';
import { ConfigError } from './config/config-error.ts';
import type { Environment, RecordConfig } from './config/read-config.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';
import type { Arrival } from './intake/arrival.ts';
import { wallClock } from './intake/clock.ts';
import { livePoll } from './intake/live-poll.ts';
import { liveSockets } from './intake/live-sockets.ts';
import { receivePushes } from './receive-pushes.ts';
import { recordedLine } from './recorded-line.ts';

/**
 * Keeps what a feed answers, untouched but for its key, in `<data>/recordings/<feed>/<start>.jsonl`:
 * a line a body `{ at, call, type?, attributes?, body | base64 }`, as the replay reads it once packed.
 * Asks, listens or is sent to as the live city does, beside it if need be. Runs until the signal.
 */
export async function record(
  config: RecordConfig,
  env: Environment,
  root: string,
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<void> {
  const feed = bindFeeds(config.city, await findConnectors(root)).find(
    ({ connector }) => connector.id === config.feed,
  );
  if (feed === undefined) throw new ConfigError(`record: no connector ${config.feed}`);
  const { transport, keyEnv } = feed.connector.source;
  const folder = join(config.dataDir, 'recordings', config.feed);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notWritten(folder, error);
  }
  const started = new Date(wallClock.now()).toISOString().replaceAll(':', '');
  const path = join(folder, `${started}.jsonl`);
  const file = createWriteStream(path, { flags: 'a' });
  const broken = new AbortController();
  file.on('error', (error) => broken.abort(notWritten(path, error)));
  print(`${config.feed} → ${path}`);
  const key = keyEnv === undefined ? undefined : env[keyEnv];
  const keep = (frame: RawFrame): Promise<void> =>
    new Promise((resolve) => file.write(`${recordedLine(frame, key)}\n`, () => resolve()));
  const take = async (arrival: Arrival): Promise<void> => {
    if (arrival.kind === 'frame') await keep(arrival.frame);
    else if (arrival.kind === 'failure') {
      print(`${arrival.at} ${arrival.failure.reason.en ?? arrival.failure.reason.ko}`);
    }
  };
  const stop = AbortSignal.any([signal, broken.signal]);
  const setup = { env, clock: wallClock, signal: stop };
  if (transport === 'push') await receivePushes(feed, config.port, setup, keep, print);
  else if (transport === 'poll') {
    const polling = livePoll([feed], { ...setup, onTable: (frame) => void keep(frame) });
    for await (const arrival of polling) await take(arrival);
  } else await liveSockets([feed], { ...setup, isGuest: true, take });
  await new Promise<void>((resolve) => file.end(() => resolve()));
  broken.signal.throwIfAborted();
}

/** A full or read-only disk is for the operator to mend. */
function notWritten(path: string, error: unknown): ConfigError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new ConfigError(`${path}: expected room to write, found ${code}`);
}
