import type { IPublishPacket } from 'mqtt';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { frameOfBody } from './frame-of-body.ts';
import { withoutKey } from './without-key.ts';

/** The call of frames that a broker delivered. */
export const MQTT_CALL = 'mqtt';

/** CloudEvents' binary mode names its attributes without a prefix; over HTTP they have one. */
const CLOUD_EVENT = /^[a-z0-9]{1,20}$/;

/** Seals one message; what the broker said beside the payload becomes attributes. */
export function mqttFrame(
  feed: string,
  nowMs: number,
  packet: IPublishPacket,
  password: string | undefined,
): RawFrame {
  const { payload, properties } = packet;
  const contentType = properties?.contentType;
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  // Copied, because the client's buffer holds its neighbours too.
  const body = withoutKey(new Uint8Array(bytes), password);
  return {
    ...frameOfBody(feed, MQTT_CALL, nowMs, {
      body,
      ...(contentType === undefined ? {} : { contentType }),
    }),
    attributes: {
      ...userAttributes(properties?.userProperties ?? {}, password),
      'mqtt-topic': packet.topic,
      ...(packet.retain ? { 'mqtt-retained': 'true' } : {}),
    },
  };
}

function userAttributes(
  said: Readonly<Record<string, string | readonly string[]>>,
  password: string | undefined,
): Readonly<Record<string, string>> {
  const all = Object.entries(said).map(([name, value]) => {
    const text = typeof value === 'string' ? value : value.join(', ');
    const plain = withoutKey(new TextEncoder().encode(text), password);
    return [name.toLowerCase(), new TextDecoder().decode(plain)] as const;
  });
  const isCloudEvent = all.some(([name]) => name === 'specversion');
  return Object.fromEntries(
    all.map(([name, value]) => [
      isCloudEvent && CLOUD_EVENT.test(name) ? `ce-${name}` : name,
      value,
    ]),
  );
}
