import type { z } from 'zod';
import type { CityEvent, Domain, Kind } from '../../contract/event.ts';
import type { Transport } from '../../contract/feed-health.ts';
import type { Text } from '../../contract/place.ts';
import type { CityContext } from './city-context.ts';
import { decode, type Format } from './decode.ts';
import { DRIFT } from './field.ts';
import { PUSH_CALL, type RawFrame } from './raw-frame.ts';
import type { Absence, Reading, Reject, RowReading, SourceFault } from './reading.ts';
import { sampleOf } from './sample-of.ts';

/** One HTTP call of a polling round. `{KEY}` in the path is filled in by intake and never logged. */
export interface Call {
  readonly name: string;
  /** After the base address; already percent-encoded but for `{KEY}`. */
  readonly path: string;
  /** A table that other frames need: asked once a day, never read by itself, handed to `read` as companion. */
  readonly isCompanion?: boolean;
}

/** A further document that a body names: the next page, or what an index lists. */
export interface FollowUp {
  /** As the further frame's `call`. */
  readonly name: string;
  /** Absolute, or relative to the source's base address. Only hosts the city allows are asked. */
  readonly url: string;
  /** Never changes under its address: asked once, then known. */
  readonly isImmutable?: boolean;
  /** It is read together with the body that names it: its frame has that as `parent`. */
  readonly isPart?: boolean;
}

/** How the source is asked, kept beside the format because both come from the same document. */
export interface Source {
  /** Default base address; the city profile may replace it. */
  readonly baseUrl: string;
  /** Environment variable of the key; absent = the source needs none. */
  readonly keyEnv?: string;
  /** How it comes unless the city says otherwise; `push` feeds are sent to us and never polled. */
  readonly transport: Transport;
  /** Further ways the same format may come. */
  readonly alsoBy?: readonly Transport[];
  /** Topic filters to subscribe to when it comes by MQTT. */
  readonly topics?: (city: CityContext) => readonly string[];
  /** Whether it reads CloudEvents, so that `POST /api/v1/events` may bring them. */
  readonly isCloudEvents?: boolean;
  /** Request headers; `{KEY}` in a value is filled in by intake and never logged. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly licence: string;
  readonly attribution: string;
  /** Bodies may name persons: they are read, but never shown raw. */
  readonly isRawWithheld?: boolean;
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
  /** Reports a change of the format that does not stop the row: an unknown code, a new form. */
  readonly drift: (what: string) => void;
}

/** A row gives events, or the reason why it cannot; `[]` = rightly not ours. */
export type RowResult = readonly CityEvent[] | { readonly reject: string };

export interface ConnectorSpec<Row> {
  /** Equals the file name. */
  readonly id: string;
  readonly title: Text;
  readonly domain: Domain;
  readonly emits: readonly Kind[];
  /** Layers of its events (`layerOfEvent`) where they are always the same; absent = any of what it emits. */
  readonly tells?: readonly string[];
  /** The published format in words, e.g. `Seoul Open Data Plaza ListRainfallService`. */
  readonly standard: string;
  readonly source: Source;
  readonly cadence: Cadence;
  readonly format: Format;
  /** Settings a city may give; its output is what the connector sees. */
  readonly settings?: z.ZodType;
  /** Bytes that no answer of the feed reaches; absent = 5 MB. */
  readonly maxBytes?: number;
  /** Further documents a body names; pure, and never throws for bad bodies (the kit guards it). */
  readonly follow?: (frame: RawFrame, city: CityContext) => readonly FollowUp[];
  /**
   * Finds the rows, or the fault of an error envelope. A throw is one reject of the body. The city
   * is for formats that its settings describe.
   */
  readonly rows: (payload: unknown, frame: RawFrame, city: CityContext) => Rows;
  /** Checked one row at a time; what does not fit is a reject with zod's reason. */
  readonly row: z.ZodType<Row>;
  /** Pure. The kit turns a throw into a reject of the row. */
  readonly toEvents: (row: Row, context: RowContext) => RowResult;
  /**
   * How a reject names the row: the source's key if it has one. Where absence means ended it must be
   * the `ref` of the row's event, or an unreadable row would end what it names.
   */
  readonly rowName?: (row: unknown, city: CityContext) => string | undefined;
  /** Frames of these calls list everything in force, so absence means ended. */
  readonly completeCalls?: readonly string[];
  /** For lists that only some cities or bodies have complete; `undefined` = absence means nothing. */
  readonly absence?: (frame: RawFrame, city: CityContext) => Absence | undefined;
}

/** A connector bound to nothing yet: what a `.feed.ts` file exports by default. */
export interface Connector extends Omit<
  ConnectorSpec<never>,
  'rows' | 'row' | 'toEvents' | 'rowName' | 'completeCalls' | 'absence' | 'follow'
> {
  /** Pure and total: same frame and city, same reading; garbage gives rejects, never a throw. */
  readonly read: (frame: RawFrame, city: CityContext) => Reading;
  /** Pure and total: what the body asks to be fetched besides; none of a broken body. */
  readonly follow: (frame: RawFrame, city: CityContext) => readonly FollowUp[];
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
    ...(spec.tells === undefined ? {} : { tells: spec.tells }),
    standard: spec.standard,
    source: spec.source,
    cadence: spec.cadence,
    format: spec.format,
    ...(spec.settings === undefined ? {} : { settings: spec.settings }),
    ...(spec.maxBytes === undefined ? {} : { maxBytes: spec.maxBytes }),
    read: (frame, city) => readFrame(spec, frame, city),
    follow: (frame, city) => followed(spec, frame, city),
  };
}

function readFrame<Row>(spec: ConnectorSpec<Row>, frame: RawFrame, city: CityContext): Reading {
  const fail = (where: string, why: string): Reject => ({
    feed: frame.feed,
    where: where.slice(0, MAX_WHERE_CHARS),
    why: why.slice(0, MAX_WHY_CHARS),
  });
  const decoded = decode(frame.body, spec.format, frame.contentType, spec.maxBytes);
  if ('why' in decoded) return { events: [], rejects: [fail('body', decoded.why)] };

  let found: Rows;
  try {
    found = spec.rows(decoded.payload, frame, city);
  } catch (error) {
    return { events: [], rejects: [fail('body', reason(error))] };
  }
  if ('fault' in found) return { events: [], rejects: [], fault: found.fault };

  const events: CityEvent[] = [];
  const rejects: Reject[] = [];
  const rejectedNames: (string | undefined)[] = [];
  const items: RowReading[] | undefined = frame.call === PUSH_CALL ? [] : undefined;
  let skipped = 0;
  const drift = new Set<string>();
  const context: RowContext = {
    frame,
    city,
    payload: decoded.payload,
    drift: (what) => {
      if (drift.size < MAX_DRIFT) drift.add(what);
    },
  };
  for (const key of decoded.dropped ?? []) context.drift(`key dropped: ${key}`);
  for (const [index, raw] of found.rows.entries()) {
    const result = readRow(spec, raw, context);
    items?.push(rowReading(nameOf(spec, raw, city), result));
    if ('reject' in result) {
      const name = nameOf(spec, raw, city);
      rejectedNames.push(name);
      const why = result.reject;
      if (why.includes(DRIFT)) context.drift(why.slice(why.indexOf(DRIFT) + DRIFT.length));
      rejects.push({ ...fail(name ?? `row ${index + 1}`, why), sample: sampleOf(raw) });
    } else if (result.length === 0) skipped += 1;
    else events.push(...result);
  }
  const unread = rejectedNames.filter((name) => name !== undefined);
  // With a nameless poison row in it a list is not known to be complete: absence proves nothing.
  const isComplete =
    spec.completeCalls?.includes(frame.call) === true && unread.length === rejects.length;
  const absence = isComplete && spec.absence !== undefined ? spec.absence(frame, city) : 'expired';
  return {
    events,
    rejects,
    rows: found.rows.length,
    ...(drift.size > 0 ? { drift: [...drift] } : {}),
    ...(skipped > 0 ? { skipped } : {}),
    ...(items === undefined ? {} : { items }),
    ...(isComplete && absence !== undefined ? listed(events, unread, absence) : {}),
  };
}

function rowReading(name: string | undefined, result: RowResult): RowReading {
  const id = name === undefined ? {} : { id: name };
  return 'reject' in result ? { ...id, why: result.reject } : { ...id, events: result.length };
}

function listed(
  events: readonly CityEvent[],
  unread: readonly string[],
  absence: Absence,
): Pick<Reading, 'complete' | 'unread' | 'absence'> {
  return {
    complete: events.map((event) => event.subject),
    ...(unread.length > 0 ? { unread } : {}),
    ...(absence === 'expired' ? {} : { absence }),
  };
}

/** Both go to every screen with the feed's health, and a source may put anything into its keys. */
const MAX_WHERE_CHARS = 120;
const MAX_WHY_CHARS = 300;
/** Distinct changes of a format kept a frame. */
const MAX_DRIFT = 10;

function followed<Row>(
  spec: ConnectorSpec<Row>,
  frame: RawFrame,
  city: CityContext,
): readonly FollowUp[] {
  try {
    return spec.follow?.(frame, city) ?? [];
  } catch {
    return [];
  }
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
function nameOf<Row>(
  spec: ConnectorSpec<Row>,
  raw: unknown,
  city: CityContext,
): string | undefined {
  try {
    return spec.rowName?.(raw, city);
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
