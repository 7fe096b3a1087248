import type { IPublishPacket } from 'mqtt';
import type { Failure } from './arrival.ts';
import { HttpRefusal } from './http-refusal.ts';
import { mqttConnection, sessionOptions } from './mqtt-connection.ts';
import { mqttFrame } from './mqtt-frame.ts';
import { MQTT_SESSION } from './mqtt-session.ts';
import { socketAddresses } from './socket-addresses.ts';
import {
  KEY_MISSING,
  networkFailure,
  NOT_TAKEN,
  tellFailure,
  WAITING,
  type SocketFeed,
  type SocketSetup,
} from './socket-setup.ts';
import { patienceWith } from './patience.ts';
import { stayConnected, type Ending } from './stay-connected.ts';

const NO_TOPIC: Failure = {
  kind: 'defect',
  reason: { ko: '구독할 토픽 없음', en: 'no topic to subscribe to' },
};

const GONE: Failure = {
  kind: 'source-down',
  reason: { ko: '출처가 끊겼다고 알림', en: 'the source says that it is offline' },
};

/** Listens to a feed's broker until the signal; what comes goes to `take`, one after the other. */
export async function mqttFeed(feed: SocketFeed, setup: SocketSetup): Promise<void> {
  const { connector, city, mqtt: session = MQTT_SESSION } = feed;
  const { source, id } = connector;
  const { clock, signal, random = Math.random } = setup;
  const tell = (failure: Failure): void => tellFailure(feed, setup, failure);
  const key = source.keyEnv === undefined ? undefined : setup.env[source.keyEnv];
  if (source.keyEnv !== undefined && (key === undefined || key === '')) return tell(KEY_MISSING);
  const filters = session.topics ?? source.topics?.(city) ?? [];
  if (filters.length === 0) return tell(NO_TOPIC);
  const { will } = session;
  const topics = will === undefined ? filters : [...new Set([...filters, will.topic])];
  const login = loginOf(key);
  const isGuest = setup.isGuest === true;
  const ownId = session.clientId ?? `mayors-office-${city.id}-${id}`;
  const options = {
    ...sessionOptions(
      session.version,
      isGuest ? `${ownId}-${process.pid}` : ownId,
      isGuest ? 0 : session.keepSec,
    ),
    ...login,
  };

  const patience = patienceWith(setup.take);
  let isGone = false;
  const onMessage = async (packet: IPublishPacket): Promise<void> => {
    // An empty payload clears a retained message; it says nothing.
    if (packet.payload.length === 0) return;
    if (will === undefined || packet.topic !== will.topic) {
      const frame = mqttFrame(id, clock.now(), packet, login.password);
      if (!(await patience.take(frame))) tell(NOT_TAKEN);
      return;
    }
    const wasGone = isGone;
    isGone = packet.payload.toString() === will.payload;
    if (isGone) tell(GONE);
    else if (wasGone) tell(WAITING);
  };
  const connect = async (): Promise<Ending> => {
    try {
      const url = new URL(feed.baseUrl);
      const addresses = await socketAddresses(url, feed.allowPrivate, setup.lookup);
      const onUp = (): void => tell(WAITING);
      const { qos } = session;
      return await mqttConnection({
        url,
        addresses,
        options,
        topics,
        qos,
        signal,
        onUp,
        onMessage,
        kept: setup.kept ?? (() => Promise.resolve()),
      });
    } catch (error) {
      return { failure: error instanceof HttpRefusal ? error.failure : networkFailure(error) };
    }
  };
  await stayConnected(connect, { clock, signal, random, onFailure: tell });
}

/** `user:password`; a token alone is a user without a password. */
function loginOf(key: string | undefined): { username?: string; password?: string } {
  if (key === undefined) return {};
  const colon = key.indexOf(':');
  if (colon === -1) return { username: key };
  return { username: key.slice(0, colon), password: key.slice(colon + 1) };
}
