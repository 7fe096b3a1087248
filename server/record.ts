import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bindFeeds, findConnectors } from './config/connectors.ts';
import { ConfigError } from './config/config-error.ts';
import type { Environment, RecordConfig } from './config/read-config.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';
import { wallClock } from './intake/clock.ts';
import { livePoll } from './intake/live-poll.ts';

/**
 * Keeps what a feed answers, untouched, in `<data>/recordings/<feed>/<start>.jsonl`: a line a body
 * `{ at, call, type?, attributes?, body | base64 }`, as the replay reads it once packed. Runs until the signal.
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
  if (feed.connector.source.transport === 'push') {
    throw new ConfigError(`record <feed>: expected a feed that is polled, found ${config.feed}`);
  }
  const folder = join(config.dataDir, 'recordings', config.feed);
  mkdirSync(folder, { recursive: true });
  const started = new Date(wallClock.now()).toISOString().replaceAll(':', '');
  const path = join(folder, `${started}.jsonl`);
  const file = createWriteStream(path, { flags: 'a' });
  print(`${config.feed} → ${path}`);
  const keep = (frame: RawFrame): void => {
    file.write(`${JSON.stringify(lineOf(frame))}\n`);
  };
  const setup = { env, clock: wallClock, signal, onTable: keep };
  for await (const arrival of livePoll([feed], setup)) {
    if (arrival.kind === 'frame') keep(arrival.frame);
    else if (arrival.kind === 'failure') {
      print(`${arrival.at} ${arrival.failure.reason.en ?? arrival.failure.reason.ko}`);
    }
  }
  await new Promise<void>((resolve) => file.end(resolve));
}

function lineOf({ receivedAt, call, contentType, attributes, body }: RawFrame) {
  return {
    at: receivedAt,
    call,
    ...(contentType === undefined ? {} : { type: contentType }),
    ...(attributes === undefined ? {} : { attributes }),
    ...bodyOf(body),
  };
}

/** As text where it is UTF-8, so that a recording can be read; else to the byte. */
function bodyOf(body: Uint8Array): { readonly body: string } | { readonly base64: string } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
  } catch {
    return { base64: Buffer.from(body).toString('base64') };
  }
}
