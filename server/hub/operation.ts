import type { z } from 'zod';

/** One request that the HTTP interface answers, as its description tells it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete' | 'options';
  /** From the root, parts in braces. */
  readonly path: string;
  readonly id: string;
  readonly tag:
    | 'city'
    | 'history'
    | 'office'
    | 'desk'
    | 'exercises'
    | 'sending'
    | 'screens'
    | 'replay'
    | 'server';
  readonly summary: string;
  readonly description?: string;
  /** What each part in braces of the path is. */
  readonly parts?: Readonly<Record<string, string>>;
  /** The very schema that reads the parameters. */
  readonly query?: z.ZodObject;
  /** What each parameter means. */
  readonly meanings?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, z.ZodType>>;
  readonly status?: number;
  /** Media types of the answer; none = an answer without a body. */
  readonly answers: Readonly<Record<string, z.ZodType>>;
  readonly headers?: readonly AnswerHeader[];
  /** Statuses that are answered with problem details. */
  readonly problems: readonly number[];
  /** Needs the key of a feed. */
  readonly isKeyed?: boolean;
  /** Says who the sender is by a bearer token of the office. */
  readonly needsToken?: boolean;
}

export type AnswerHeader = keyof typeof ANSWER_HEADERS;

export const ANSWER_HEADERS = {
  'X-City': 'Id of the city.',
  'X-City-Mode': 'live, demo, replay or exercise: only `live` is the city as it is.',
  'X-City-Now': 'Instant of the city’s clock.',
  Link: 'Next page, `rel="next"`; absent on the last.',
  'X-Next-Cursor': '`cursor` of the next page, escaped as in an address; absent on the last.',
  'X-Holes':
    'Spans `from/to` in which not every arrival was kept: the answer may be incomplete there. Absent where all is known.',
  'X-Held-From':
    'Instant at which the history begins: before it nothing is known. Absent while it is empty.',
  'Content-Disposition': 'Name of the file: city, mode and instant of the export.',
} as const;
