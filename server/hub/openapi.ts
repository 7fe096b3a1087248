import { z } from 'zod';
import type { CityAnswer } from '../../contract/api.ts';
import { ANSWER_HEADERS, type Operation } from './operation.ts';
import { formOf } from './query-text.ts';
import { API_SCHEMAS } from './schema/api-schemas.ts';
import { PROBLEM } from './schema/order-schema.ts';

type Json = Readonly<Record<string, unknown>>;

const STAMPS = ['X-City', 'X-City-Mode', 'X-City-Now'] as const;
const REASONS: Readonly<Record<number, string>> = {
  400: 'A parameter or body that cannot be taken: each one named, with what was expected.',
  401: 'No key, or not the right one.',
  403: 'Withheld.',
  404: 'Not there, or not held.',
  405: 'Not with this method.',
  406: 'None of the accepted media types is made here.',
  409: 'Its state does not allow it.',
  410: 'Past its retention.',
  413: 'Too large.',
  415: 'A media type nobody reads here.',
  422: 'Too much at once: ask for less.',
  429: 'Too many requests; `Retry-After` says when.',
  503: 'Not now; `Retry-After` says when.',
};

/** OpenAPI 3.1 of the requests that this server answers, made of the schemas it reads them with. */
export function openapi(operations: readonly Operation[], city: CityAnswer, build: string): Json {
  const paths = Map.groupBy(operations, ({ path }) => path);
  return {
    openapi: '3.1.1',
    info: {
      title: `${city.name.en ?? city.name.ko}: Digital Mayor’s Office`,
      version: build,
      description:
        'The city as one ordered stream of events, now and in the past. Times carry their zone; answers are in UTC. Errors are RFC 9457 problem details.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      'city',
      'history',
      'office',
      'desk',
      'exercises',
      'sending',
      'screens',
      'replay',
      'server',
    ].map((name) => ({
      name,
    })),
    paths: Object.fromEntries(
      [...paths].map(([path, list]) => [
        path,
        Object.fromEntries(list.map((operation) => [operation.method, described(operation)])),
      ]),
    ),
    components: {
      schemas: componentSchemas(),
      headers: Object.fromEntries(
        Object.entries(ANSWER_HEADERS).map(([name, description]) => [
          name,
          { description, schema: { type: 'string' } },
        ]),
      ),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    },
  };
}

/** Every named shape, by name, referring to the others. */
export function componentSchemas(): Json {
  const uri = (id: string): string => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(API_SCHEMAS, { uri, io: 'input' });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _dialect, ...schema }]) => [id, schema]),
  );
}

function described(operation: Operation): Json {
  const { id, tag, summary, description, query, parts = {}, body, answers, problems } = operation;
  const parameters = [
    ...Object.entries(parts).map(([name, meaning]) => ({
      name,
      in: 'path',
      required: true,
      description: meaning,
      schema: { type: 'string' },
    })),
    ...(query === undefined ? [] : queryParameters(query, operation.meanings ?? {})),
  ];
  const isStamped = operation.path.startsWith('/api/');
  const headers = [...(isStamped ? STAMPS : []), ...(operation.headers ?? [])];
  const content = contentOf(answers);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    ...(operation.needsToken === true ? { security: [{ bearer: [] }, {}] } : {}),
    ...(operation.isKeyed === true ? { security: [{ bearer: [] }, { apiKey: [] }] } : {}),
    responses: {
      [operation.status ?? 200]: {
        description: summary,
        headers: Object.fromEntries(
          headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
        ),
        ...(Object.keys(answers).length === 0 ? {} : { content }),
      },
      ...Object.fromEntries(problems.map((status) => [status, problemAnswer(status)])),
    },
  };
}

function problemAnswer(status: number): Json {
  return {
    description: REASONS[status] ?? 'Refused.',
    content: contentOf({ 'application/problem+json': PROBLEM }),
  };
}

function contentOf(types: Readonly<Record<string, z.ZodType>>): Json {
  return Object.fromEntries(
    Object.entries(types).map(([type, schema]) => [type, { schema: referred(schema) }]),
  );
}

function queryParameters(query: z.ZodObject, meanings: Readonly<Record<string, string>>): Json[] {
  const required = new Set(z.toJSONSchema(query, { io: 'input' }).required);
  return Object.entries(query.shape as Readonly<Record<string, z.ZodType>>).map(
    ([name, field]) => ({
      name,
      in: 'query',
      required: required.has(name),
      description: meanings[name] ?? name,
      ...(formOf(field).endsWith('s') ? { style: 'form', explode: false } : {}),
      schema: referred(field),
    }),
  );
}

/** A schema by its name where it has one. */
export function referred(schema: z.ZodType): Json {
  const id = API_SCHEMAS.get(schema)?.id;
  if (id !== undefined) return { $ref: `#/components/schemas/${id}` };
  const { $schema: _dialect, ...inline } = z.toJSONSchema(schema, { io: 'input' });
  return inline;
}
