import { instantOf } from '../../contract/instant.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Call, Source } from '../feed-kit/define-connector.ts';
import { companions, type Companions } from './companions.ts';

export type DueCalls = readonly Call[];

/** Which calls of a feed are due, and the tables its answers need. */
export interface CallsOfFeed {
  readonly tables: Companions;
  /** Tables come first, because the answers after them need them. Throws with the connector. */
  at(nowMs: number, isRound: boolean, failed: ReadonlySet<string>): DueCalls;
  /** A table came. */
  got(call: string, nowMs: number): void;
  /** Nothing of an answer could be read: gives the tables that may be why, to be asked anew. */
  doubted(nowMs: number): DueCalls;
}

const TABLE_LIFE_MS = 24 * 3_600_000;
/** An error page taken for a table costs an hour, not a day; a feed that is broken, few calls. */
const DOUBT_AFTER_MS = 3_600_000;
const NEVER = Number.NEGATIVE_INFINITY;

export function dueCalls(source: Source, city: CityContext): CallsOfFeed {
  /** When each companion table was last good. */
  const tableAt = new Map<string, number>();
  return {
    tables: companions((_, call) => tableAt.has(call)),
    at: (nowMs, isRound, failed) => {
      const calls = source.calls(city, instantOf(nowMs));
      const lists = calls.filter(({ isCompanion }) => isCompanion === true);
      const answers = calls.filter(({ isCompanion }) => isCompanion !== true);
      for (const { name } of lists) if (!tableAt.has(name)) tableAt.set(name, NEVER);
      return [
        ...lists.filter(({ name }) => nowMs - (tableAt.get(name) ?? NEVER) >= TABLE_LIFE_MS),
        ...answers.filter(({ name }) => isRound || failed.has(name)),
      ];
    },
    got: (call, nowMs) => void tableAt.set(call, nowMs),
    doubted: (nowMs) => {
      const tables = source.calls(city, instantOf(nowMs)).filter(({ name }) => {
        return nowMs - (tableAt.get(name) ?? nowMs) >= DOUBT_AFTER_MS;
      });
      for (const { name } of tables) tableAt.set(name, NEVER);
      return tables;
    },
  };
}
