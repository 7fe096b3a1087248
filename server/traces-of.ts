import { instantMs, instantOf } from '../contract/instant.ts';
import type { HistoryQueries } from '../contract/history.ts';
import type { BoundFeed } from './config/connectors.ts';
import type { TraceParts } from './hub/trace-route.ts';
import { rawIdParts, type RawPast } from './log/raw-body.ts';
import type { TraceReader } from './reader/trace-reader.ts';

interface TracesParts {
  readonly feeds: ReadonlyMap<string, BoundFeed>;
  readonly history: Pick<HistoryQueries, 'event'>;
  readonly raw: RawPast;
  readonly reader: TraceReader;
  readonly isWithheld: (feed: string) => boolean;
  /** How long bodies are held; absent = they always are. */
  readonly keepMs?: number;
}

/** Reads a body again as it was read when it came: with the tables its feed had then. */
export function tracesOf(parts: TracesParts): TraceParts {
  const { feeds, history, raw, reader, isWithheld, keepMs } = parts;
  return {
    history,
    isWithheld,
    get: raw.get,
    receipts: raw.receipts,
    heldUntil: (rawId) => {
      const receivedAt = rawIdParts(rawId)?.receivedAt;
      if (receivedAt === undefined || keepMs === undefined) return undefined;
      return instantOf(instantMs(receivedAt) + keepMs);
    },
    feed: (id) => {
      const bound = feeds.get(id);
      if (bound === undefined) return undefined;
      const { title, standard, source, cadence } = bound.connector;
      const { licence, attribution, transport } = source;
      return { id, title, standard, licence, attribution, transport, ...cadence };
    },
    read: async (held, event) => {
      const bound = feeds.get(held.feed);
      if (bound === undefined) return { state: 'failed', fields: [], rest: [] };
      const { connector, city } = bound;
      const calls =
        connector.source.transport === 'poll'
          ? connector.source.calls(city, held.receivedAt).filter((call) => call.isCompanion)
          : [];
      const tables = await Promise.all(
        calls.map(async ({ name }) => {
          const table = await raw.last(held.feed, name, held.receivedAt);
          return table === undefined ? [] : [[name, table.body] as const];
        }),
      );
      const companions = Object.fromEntries(tables.flat());
      return reader.trace({ ...held, rawId: event.data.provenance.rawId, companions }, event);
    },
  };
}
