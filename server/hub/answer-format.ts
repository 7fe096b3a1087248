import type { Request, Response } from 'express';
import { problem } from './problem.ts';

/** Media types of the formats; the first of a format is what is sent. */
export const FORMAT_TYPES = {
  json: ['application/json'],
  batch: ['application/cloudevents-batch+json', 'application/json'],
  geojson: ['application/geo+json'],
  csv: ['text/csv'],
} as const;

/**
 * The format asked for by name (`format=`), else by Accept, else the first. Undefined = none of
 * them is accepted; then 406 has been sent.
 */
export function answerFormat<F extends string>(
  request: Request,
  response: Response,
  formats: Readonly<Record<F, readonly string[]>>,
  named: F | undefined,
): F | undefined {
  response.vary('accept');
  if (named !== undefined) return named;
  const names = Object.keys(formats) as F[];
  const types = names.flatMap((name) => formats[name]);
  const accepted = request.accepts(types);
  const format = names.find((name) => formats[name].some((type) => type === accepted));
  if (format === undefined) {
    problem(response, 406, 'no such form', `expected one of ${[...new Set(types)].join(', ')}`);
  }
  return format;
}
