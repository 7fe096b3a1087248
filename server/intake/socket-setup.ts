import { instantOf } from '../../contract/instant.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Connector } from '../feed-kit/define-connector.ts';
import type { Arrival, Failure } from './arrival.ts';
import type { Clock } from './clock.ts';
import type { MqttSession } from './mqtt-session.ts';
import type { Lookup } from './shared-lookup.ts';

/** A connector with its city and the address it listens at. */
export interface SocketFeed {
  readonly connector: Connector;
  readonly city: CityContext;
  readonly baseUrl: string;
  readonly allowPrivate: boolean;
  /** As the city says; only for MQTT. */
  readonly mqtt?: MqttSession;
  /** Sent on every connection of a WebSocket, before anything is heard; may hold `{KEY}`. */
  readonly hello?: readonly string[];
}

export interface SocketSetup {
  /** Where keys are. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** 0 ≤ x < 1; spreads reconnections. */
  readonly random?: () => number;
  readonly lookup?: Lookup;
  /** A guest leaves no session behind and takes none over: for a recorder beside the live city. */
  readonly isGuest?: boolean;
  /** Settles once the arrival is in the city. */
  readonly take: (arrival: Arrival) => Promise<unknown>;
  /** Settles once all that was taken is on disk: only then is a broker told that it came. Absent = it is with `take`. */
  readonly kept?: () => Promise<void>;
}

/**
 * Bytes of one message past which it is not even received. Far over what connectors read, so that
 * what is merely too large for one comes as far as its rejects.
 */
export const MAX_MESSAGE_BYTES = 16_000_000;

export const KEY_MISSING: Failure = {
  kind: 'key-missing',
  reason: { ko: '키 없음', en: 'key missing' },
};

/** The way is open and nothing has come: neither a fault nor a sign that all is calm. */
export const WAITING: Failure = {
  kind: 'waiting',
  reason: { ko: '연결됨, 자료 대기', en: 'connected, nothing has come yet' },
};

/** A defect of ours: the city itself could not take what came. */
export const NOT_TAKEN: Failure = {
  kind: 'defect',
  reason: { ko: '메시지를 처리하지 못함', en: 'a message could not be taken' },
};

export const LOST: Failure = {
  kind: 'unreachable',
  reason: { ko: '연결 끊김', en: 'connection lost' },
};

/** Tells the city of a failure of this feed, now. */
export function tellFailure(feed: SocketFeed, setup: SocketSetup, failure: Failure): void {
  const at = instantOf(setup.clock.now());
  // What cannot even be told is told again with the next failure.
  setup.take({ kind: 'failure', feed: feed.connector.id, at, failure }).catch(() => undefined);
}

/** Only the short code of a network error is kept: its message may hold the address. */
export function networkFailure(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const shown = /^[A-Z][A-Z0-9_]+$/.test(code) ? ` (${code})` : '';
  return { kind: 'unreachable', reason: { ko: `연결 안 됨${shown}`, en: `unreachable${shown}` } };
}
