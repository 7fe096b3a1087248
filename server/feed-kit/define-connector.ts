import type { z } from 'zod';
import type { CityEvent, Domain, Kind } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { CityContext } from './city-context.ts';
import { decode, type Format } from './decode.ts';
import type { RawFrame } from './raw-frame.ts';
import type { Reading, Reject, SourceFault } from './reading.ts';

/** One HTTP call of a polling round. `{KEY}` in the path is filled in by intake and never logged. */
export interface Call {
  readonly name: string;
  /** After the base address; already percent-encoded but for `{KEY}`. */
  readonly path: string;
  /** A table that other frames need: asked once a day, never read by itself, handed to `read` as companion. */
  readonly isCompanion?: boolean;
}

/** How the source is asked, kept beside the format because both come from the same document. */
export interface Source {
  /** Default base address; the city profile may replace it. */
  readonly baseUrl: string;
  /** Environment variable of the key; absent = the source needs none. */
  readonly keyEnv?: string;
  /** `push` feeds are sent to us and never polled. */
  readonly transport: 'poll' | 'push';
  readonly licence: string;
  readonly attribution: string;
  /** Calls of one round at `now`. */
  readonly calls: (city: CityContext, now: string) => readonly Call[];
}

export interface Cadence {
  /** Seconds between two rounds, and how often a value is expected to change. */
  readonly everySec: number;
  /** How old the newest value may be when it arrives; only feeds of observations. */
  readonly lagSec?: number;
}

/** What the rows function found in a decoded body. */
export type Rows = { readonly rows: readonly unknown[] } | { readonly fault: SourceFault };

export interface RowContext {
  readonly frame: RawFrame;
  readonly city: CityContext;
  /** The decoded body, for formats whose rows need its head. */
  readonly payload: unknown;
}

/** A row gives events, or the reason why it cannot; `[]` = rightly not ours. */
export type RowResult = readonly CityEvent[] | { readonly reject: string };

export interface ConnectorSpec<Row> {
  /** Equals the file name. */
  readonly id: string;
  readonly title: Text;
  readonly domain: Domain;
  readonly emits: readonly Kind[];
  /** The published format in words, e.g. `Seoul Open Data Plaza ListRainfallService`. */
  readonly standard: string;
  readonly source: Source;
  readonly cadence: Cadence;
  readonly format: Format;
  /** Finds the rows, or the fault of an error envelope. A throw is one reject of the body. */
  readonly rows: (payload: unknown, frame: RawFrame) => Rows;
  /** Checked one row at a time; what does not fit is a reject with zod's reason. */
  readonly row: z.ZodType<Row>;
  /** Pure. The kit turns a throw into a reject of the row. */
  readonly toEvents: (row: Row, context: RowContext) => RowResult;
  /**
   * How a reject names the row: the source's key if it has one. Where absence means ended it must be
   * the `ref` of the row's event, or an unreadable row would end what it names.
   */
  readonly rowName?: (row: unknown) => string | undefined;
  /** Frames of these calls list everything in force, so absence means ended. */
  readonly completeCalls?: readonly string[];
}

/** A connector bound to nothing yet: what a `.feed.ts` file exports by default. */
export interface Connector extends Omit<
  ConnectorSpec<never>,
  'rows' | 'row' | 'toEvents' | 'rowName' | 'completeCalls'
> {
  /** Pure and total: same frame and city, same reading; garbage gives rejects, never a throw. */
  readonly read: (frame: RawFrame, city: CityContext) => Reading;
}

/**
 * Makes a connector of a format's description. The kit owns the loop, the decoding and every error
 * path, so that a format says only what its rows mean.
 */
export function defineConnector<Row>(spec: ConnectorSpec<Row>): Connector {
  return {
    id: spec.id,
    title: spec.title,
    domain: spec.domain,
    emits: spec.emits,
    standard: spec.standard,
    source: spec.source,
    cadence: spec.cadence,
    format: spec.format,
    read: (frame, city) => readFrame(spec, frame, city),
  };
}

function readFrame<Row>(spec: ConnectorSpec<Row>, frame: RawFrame, city: CityContext): Reading {
  const fail = (where: string, why: string): Reject => ({ feed: spec.id, where, why });
  const decoded = decode(frame.body, spec.format, frame.contentType);
  if ('why' in decoded) return { events: [], rejects: [fail('body', decoded.why)] };

  let found: Rows;
  try {
    found = spec.rows(decoded.payload, frame);
  } catch (error) {
    return { events: [], rejects: [fail('body', reason(error))] };
  }
  if ('fault' in found) return { events: [], rejects: [], fault: found.fault };

  const events: CityEvent[] = [];
  const rejects: Reject[] = [];
  const rejectedNames: (string | undefined)[] = [];
  let skipped = 0;
  const context: RowContext = { frame, city, payload: decoded.payload };
  for (const [index, raw] of found.rows.entries()) {
    const result = readRow(spec, raw, context);
    if ('reject' in result) {
      const name = nameOf(spec, raw);
      rejectedNames.push(name);
      rejects.push(fail(name ?? `row ${index + 1}`, result.reject));
    } else if (result.length === 0) skipped += 1;
    else events.push(...result);
  }
  const unread = rejectedNames.filter((name) => name !== undefined);
  // With a nameless poison row in it a list is not known to be complete: absence proves nothing.
  const isComplete =
    spec.completeCalls?.includes(frame.call) === true && unread.length === rejects.length;
  return {
    events,
    rejects,
    ...(skipped > 0 ? { skipped } : {}),
    ...(isComplete ? { complete: events.map((event) => event.subject) } : {}),
    ...(isComplete && unread.length > 0 ? { unread } : {}),
  };
}

function readRow<Row>(spec: ConnectorSpec<Row>, raw: unknown, context: RowContext): RowResult {
  const parsed = spec.row.safeParse(raw);
  if (!parsed.success) return { reject: issueText(parsed.error) };
  try {
    return spec.toEvents(parsed.data, context);
  } catch (error) {
    return { reject: reason(error) };
  }
}

/** A row too strange to be named is only counted by its place. */
function nameOf<Row>(spec: ConnectorSpec<Row>, raw: unknown): string | undefined {
  try {
    return spec.rowName?.(raw);
  } catch {
    return undefined;
  }
}

function issueText(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'does not fit';
  const path = issue.path.join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
