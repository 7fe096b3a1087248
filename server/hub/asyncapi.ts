import { z } from 'zod';
import type { CityAnswer } from '../../contract/api.ts';
import { SOCKET_PATH } from '../../contract/socket.ts';
import { STREAM_MESSAGES, type StreamMessage } from './asyncapi-messages.ts';
import { API_SCHEMAS } from './schema/api-schemas.ts';

type Json = Readonly<Record<string, unknown>>;

/** AsyncAPI 3 of the stream over Socket.IO, told from the server's side. */
export function asyncapi(city: CityAnswer, build: string): Json {
  const replies = STREAM_MESSAGES.flatMap(({ name, reply }) =>
    reply === undefined ? [] : [{ name: `${name}Answer`, schema: reply }],
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: `${city.name.en ?? city.name.ko}: the city as a stream`,
      version: build,
      description:
        'Socket.IO 4, default namespace, transport websocket only. After `watch` a snapshot comes, or the deltas that were missed; then deltas and frames as they happen. Each message is a Socket.IO event of its name.',
      license: { name: 'Apache-2.0' },
    },
    servers: {
      city: {
        host: '{host}',
        pathname: SOCKET_PATH,
        protocol: 'ws',
        variables: { host: { default: 'localhost:8080' } },
      },
    },
    channels: {
      stream: {
        address: '/',
        messages: Object.fromEntries(
          [...STREAM_MESSAGES, ...replies].map(({ name }) => [
            name,
            { $ref: `#/components/messages/${name}` },
          ]),
        ),
      },
    },
    operations: Object.fromEntries(STREAM_MESSAGES.map((message) => [message.name, told(message)])),
    components: {
      messages: {
        ...Object.fromEntries(
          STREAM_MESSAGES.map((message) => [message.name, messageOf(message)] as const),
        ),
        ...Object.fromEntries(
          replies.map(({ name, schema }) => {
            const payload = payloadOf(schema);
            return [name, { name, contentType: 'application/json', payload }] as const;
          }),
        ),
      },
      schemas: draft7Schemas(),
    },
  };
}

function told({ name, from, summary, reply }: StreamMessage): Json {
  const channel = { $ref: '#/channels/stream' };
  const ofChannel = (message: string): Json => ({ $ref: `#/channels/stream/messages/${message}` });
  return {
    action: from === 'server' ? 'send' : 'receive',
    channel,
    summary,
    messages: [ofChannel(name)],
    ...(reply === undefined ? {} : { reply: { channel, messages: [ofChannel(`${name}Answer`)] } }),
  };
}

function messageOf({ name, summary, contentType, payload, head }: StreamMessage): Json {
  const message = { name, summary, contentType, payload: payloadOf(payload) };
  return head === undefined ? message : { ...message, 'x-head': payloadOf(head) };
}

const uri = (id: string): string => `#/components/schemas/${id}`;

/** AsyncAPI's own schemas are JSON Schema of draft 7. */
function payloadOf(schema: z.ZodType): Json {
  const id = API_SCHEMAS.get(schema)?.id;
  if (id !== undefined) return { $ref: uri(id) };
  const { $schema: _dialect, ...inline } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
  });
  return inline;
}

function draft7Schemas(): Json {
  const { schemas } = z.toJSONSchema(API_SCHEMAS, { uri, io: 'input', target: 'draft-7' });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _dialect, ...schema }]) => [id, schema]),
  );
}
