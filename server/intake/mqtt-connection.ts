import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { MqttClient, type IClientOptions, type IPublishPacket } from 'mqtt';
import type { Failure } from './arrival.ts';
import { heldAnswers } from './held-answers.ts';
import { mqttFailure, refusalOf } from './mqtt-refusal.ts';
import { pinned } from './send-request.ts';
import type { HostAddress } from './shared-lookup.ts';
import { LOST, MAX_MESSAGE_BYTES, NOT_TAKEN } from './socket-setup.ts';
import type { Ending } from './stay-connected.ts';

export interface MqttLink {
  readonly url: URL;
  /** The only addresses that are connected to. */
  readonly addresses: readonly HostAddress[];
  readonly options: IClientOptions;
  readonly topics: readonly string[];
  readonly qos: 0 | 1;
  readonly signal: AbortSignal;
  /** Subscribed, and nothing was waiting for us. */
  readonly onUp: () => void;
  /** Settles once the message is in the city: only then another is read. */
  readonly onMessage: (packet: IPublishPacket) => Promise<void>;
  /** Settles once all that was taken so far is on disk: only then the broker may forget it. */
  readonly kept: () => Promise<void>;
}

const CONNECT_MS = 10_000;
const KEEP_ALIVE_SEC = 30;
/** Messages a broker of version 5 may send ahead of our answers. */
const AHEAD = 100;

const NOT_SUBSCRIBED: Failure = {
  kind: 'refused',
  reason: { ko: '구독 거부', en: 'subscription refused' },
};

/**
 * One connection to a broker, until it ends. Messages are taken one after the other and each is
 * acknowledged when it is on disk. While one is in hand, or too many wait for the disk, nothing more
 * is read, so that a flood waits at the broker and not in our memory.
 */
export function mqttConnection(link: MqttLink): Promise<Ending> {
  const { url, addresses, topics, qos, signal } = link;
  return new Promise((resolve) => {
    let isOver = false;
    let isHeard = false;
    const client = new MqttClient(() => openStream(url, addresses), {
      ...link.options,
      connectTimeout: CONNECT_MS,
      keepalive: KEEP_ALIVE_SEC,
      reconnectPeriod: 0,
      resubscribe: false,
    });
    const answers = heldAnswers(client, AHEAD);
    const leave = (): void => end(LOST);
    const end = (failure: Failure): void => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', leave);
      client.end(true, {}, () => resolve({ failure }));
    };
    client.handleMessage = (packet, done) => {
      isHeard = true;
      // While messages come the broker is alive, though its answer to our ping waits behind them.
      client.reschedulePing(true);
      link.onMessage(packet).then(
        () => {
          // Leaving while a message was in hand: it is not acknowledged, and comes again.
          if (isOver) return;
          if (packet.qos === 0) done();
          else answers.hold(link.kept(), done);
        },
        () => end(NOT_TAKEN),
      );
    };
    client.on('connect', () => {
      client.subscribe([...topics], { qos }, (error, granted = []) => {
        const isGranted = error === null && granted.every((grant) => grant.qos < 128);
        if (!isGranted) end(NOT_SUBSCRIBED);
        else if (!isHeard) link.onUp();
      });
    });
    client.on('disconnect', ({ reasonCode = 0 }) => {
      const why = refusalOf(reasonCode);
      end(why.kind === 'refused' ? why : LOST);
    });
    client.on('error', (error) => end(mqttFailure(error)));
    client.on('close', leave);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
  });
}

function openStream(url: URL, addresses: readonly HostAddress[]) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const lookup = pinned(addresses);
  const port = Number(url.port);
  if (url.protocol !== 'mqtts:') return connectTcp({ host, port: port || 1883, lookup });
  const servername = isIP(host) === 0 ? { servername: host } : {};
  return connectTls({ host, port: port || 8883, lookup, ...servername });
}

/** What the broker is told of us beside the login. */
export function sessionOptions(
  version: '3.1.1' | '5',
  clientId: string,
  keepSec: number,
): IClientOptions {
  // A session of no length is a clean one: version 3.1.1 has no other word for it.
  const clean = keepSec === 0;
  if (version === '3.1.1') return { protocolVersion: 4, clientId, clean };
  return {
    protocolVersion: 5,
    clientId,
    clean,
    properties: {
      sessionExpiryInterval: keepSec,
      receiveMaximum: AHEAD,
      maximumPacketSize: MAX_MESSAGE_BYTES,
    },
  };
}
