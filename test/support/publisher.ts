import { connectAsync, type IClientPublishOptions } from 'mqtt';

/** Somebody who publishes to a broker. */
export interface Publisher extends AsyncDisposable {
  readonly say: (
    topic: string,
    payload: string | Buffer,
    options?: IClientPublishOptions,
  ) => Promise<void>;
}

export interface PublisherSetup {
  readonly login?: { readonly user: string; readonly password: string };
  /** What the broker says in its name once it is gone without a word. */
  readonly will?: { readonly topic: string; readonly payload: string };
}

/** Connects with version 5; everything is said at QoS 1 and settles when the broker has it. */
export async function publisher(
  url: string,
  { login, will }: PublisherSetup = {},
): Promise<Publisher & { readonly die: () => void }> {
  const client = await connectAsync(url, {
    protocolVersion: 5,
    reconnectPeriod: 0,
    ...(login === undefined ? {} : { username: login.user, password: login.password }),
    ...(will === undefined
      ? {}
      : { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true } }),
  });
  client.on('error', () => undefined);
  return {
    say: async (topic, payload, options = {}) => {
      await client.publishAsync(topic, payload, { qos: 1, ...options });
    },
    die: () => client.stream.destroy(),
    [Symbol.asyncDispose]: async () => {
      await client.endAsync(true);
    },
  };
}
