import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { instantOf } from '../contract/instant.ts';
import { findConnectors } from './config/connectors.ts';
import { ConfigError } from './config/config-error.ts';
import type { CheckConfig } from './config/read-config.ts';
import type { Call, Connector } from './feed-kit/define-connector.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';

/** Rejects printed a file; the count tells the rest. */
const REJECTS_SHOWN = 20;
const BODY_FILE = /\.(json|xml|csv|txt|html)$/;
/** Lies beside captured bodies and is none. */
const NO_BODY = /^(about\.json|README.*|.*\.expected\.json|.*\.headers\.txt)$/;

/** Runs captured bodies through a connector and prints what it accepts and rejects, and why. */
export async function check(
  config: CheckConfig,
  root: string,
  print: (line: string) => void,
): Promise<void> {
  const connector = (await findConnectors(root)).get(config.feed);
  if (connector === undefined) throw new ConfigError(`check: no connector ${config.feed}`);
  const city = config.city.context(config.feed);
  const files = bodyFiles(config.path);
  if (files.length === 0) {
    throw new ConfigError(`check ${config.feed}: expected captured bodies in ${config.path}`);
  }
  const receivedAt = instantOf(Date.now());
  const calls = connector.source.calls(city, receivedAt);
  const frames = files.map((file) => frameOf(connector, calls, file, receivedAt));
  const tables = new Map(frames.map((frame) => [frame.call, frame.body]));
  const companions = Object.fromEntries(
    calls.flatMap(({ name, isCompanion }) => {
      const body = tables.get(name);
      return isCompanion === true && body !== undefined ? [[name, body]] : [];
    }),
  );
  let accepted = 0;
  let rejected = 0;
  let faults = 0;
  for (const [index, frame] of frames.entries()) {
    const reading = connector.read({ ...frame, companions }, city);
    accepted += reading.events.length;
    rejected += reading.rejects.length;
    const { events, rejects, skipped = 0 } = reading;
    const others = skipped > 0 ? `, ${skipped} not of this city` : '';
    const name = basename(files[index] ?? '');
    print(`${name}: ${events.length} accepted, ${rejects.length} rejected${others}`);
    if (reading.fault !== undefined) {
      faults += 1;
      const { kind, code, message } = reading.fault;
      print(`  fault (${kind}) ${code}: ${message}`);
    }
    for (const { where, why } of reading.rejects.slice(0, REJECTS_SHOWN)) {
      print(`  rejected ${where}: ${why}`);
    }
    const hidden = reading.rejects.length - REJECTS_SHOWN;
    if (hidden > 0) print(`  … and ${hidden} more`);
  }
  print(`${connector.id}: ${accepted} accepted, ${rejected} rejected, ${faults} faults`);
}

function bodyFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => BODY_FILE.test(name) && !NO_BODY.test(name))
    .toSorted()
    .map((name) => join(path, name));
}

/** `<case>.<call>.<ext>` answers that call; any other name the feed's first. */
function frameOf(
  { id }: Connector,
  calls: readonly Call[],
  file: string,
  receivedAt: string,
): RawFrame {
  const body = new Uint8Array(readFileSync(file));
  const named = basename(file).split('.').at(-2);
  const call =
    calls.find(({ name }) => name === named) ?? calls.find(({ isCompanion }) => !isCompanion);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const rawId = `${id}@${receivedAt}#${sha256.slice(0, 8)}`;
  return { feed: id, call: call?.name ?? 'push', body, receivedAt, rawId, sha256 };
}
