import { relative } from 'node:path';
import { instantOf } from '../contract/instant.ts';
import { bodyFiles, frameOfFile } from './check-files.ts';
import type { CityProfile } from './config/city-profile.ts';
import { bindFeeds, findConnectors } from './config/connectors.ts';
import { ConfigError } from './config/config-error.ts';
import { cityOf } from './config/load-city.ts';
import type { CheckConfig } from './config/read-config.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';
import type { Reading } from './feed-kit/reading.ts';
import { readingPool, type ReadingPool } from './reader/reading-pool.ts';

/** Rejects printed a file; the count tells the rest. */
const REJECTS_SHOWN = 20;

/** What became of one captured body; with `--json` a line of output. */
export interface FileVerdict {
  readonly file: string;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that are rightly not ours, e.g. of another city. */
  readonly skipped: number;
  readonly rejects: readonly { readonly where: string; readonly why: string }[];
  /** The body is an error of the source. */
  readonly fault?: Reading['fault'];
  readonly drift?: readonly string[];
}

/**
 * Runs captured bodies through a connector and prints what it accepts and rejects, and why. True
 * when every file was read whole. A file that cannot be read in 2 s is a reject like any other.
 */
export async function check(
  config: CheckConfig,
  root: string,
  print: (line: string) => void,
): Promise<boolean> {
  const { feed, path, json } = config;
  const profile = checkedProfile(config);
  const [bound] = bindFeeds(cityOf(profile, root, config.city.folder), await findConnectors(root));
  if (bound === undefined) throw new ConfigError(`check: no connector ${feed}`);
  const files = bodyFiles(path);
  if (files.length === 0) {
    throw new ConfigError(`check ${feed}: expected captured bodies in ${path}`);
  }
  const receivedAt = instantOf(Date.now());
  const calls = bound.connector.source.calls(bound.city, receivedAt);
  const reader = await readingPool({
    profile,
    root,
    folder: config.city.folder,
    threads: 1,
    nowMs: Date.now,
    isPatient: true,
  });
  const verdicts: FileVerdict[] = [];
  for (const file of files) {
    const reading = await readingOf(() => frameOfFile(feed, calls, file, receivedAt), reader);
    const verdict = verdictOf(relative(path, file) || path, reading);
    verdicts.push(verdict);
    if (json) print(JSON.stringify(verdict));
    else for (const line of lines(verdict)) print(line);
  }
  await reader.close();
  const total = (of: (verdict: FileVerdict) => number): number =>
    verdicts.reduce((sum, verdict) => sum + of(verdict), 0);
  const [accepted, rejected] = [total((verdict) => verdict.accepted), total((v) => v.rejected)];
  const faults = verdicts.filter(({ fault }) => fault !== undefined).length;
  if (!json) print(`${feed}: ${accepted} accepted, ${rejected} rejected, ${faults} faults`);
  return rejected === 0 && faults === 0;
}

/** A file that the system does not give us is a reject like one that the format does not. */
async function readingOf(
  made: () => RawFrame,
  reader: Pick<ReadingPool, 'read'>,
): Promise<Reading> {
  let frame: RawFrame;
  try {
    frame = made();
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { events: [], rejects: [{ feed: '', where: 'file', why: `cannot be opened: ${why}` }] };
  }
  return reader.read(frame);
}

/** The city with this feed alone. One that the city does not connect is judged by its format, wherever its places are. */
function checkedProfile({ city, feed }: CheckConfig): CityProfile {
  const entry = city.profile.feeds.find(({ id, connected }) => id === feed && connected);
  if (entry !== undefined) return { ...city.profile, feeds: [entry] };
  const alone = { id: feed, connected: true as const, settings: {}, allowPrivate: false };
  return { ...city.profile, bounds: [-180, -90, 180, 90], feeds: [{ ...alone, priority: 5 }] };
}

function verdictOf(file: string, reading: Reading): FileVerdict {
  const { events, rejects, skipped = 0, fault, drift } = reading;
  return {
    file,
    accepted: events.length,
    rejected: rejects.length,
    skipped,
    rejects: rejects.map(({ where, why }) => ({ where, why })),
    ...(fault === undefined ? {} : { fault }),
    ...(drift === undefined ? {} : { drift }),
  };
}

function lines(verdict: FileVerdict): readonly string[] {
  const { file, accepted, rejected, skipped, rejects, fault, drift = [] } = verdict;
  const others = skipped > 0 ? `, ${skipped} not of this city` : '';
  const hidden = rejects.length - REJECTS_SHOWN;
  return [
    `${file}: ${accepted} accepted, ${rejected} rejected${others}`,
    ...(fault === undefined ? [] : [`  fault (${fault.kind}) ${fault.code}: ${fault.message}`]),
    ...rejects.slice(0, REJECTS_SHOWN).map(({ where, why }) => `  rejected ${where}: ${why}`),
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
    ...drift.map((what) => `  format changed: ${what}`),
  ];
}
