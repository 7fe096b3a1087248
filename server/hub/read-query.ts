import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import type { ParameterFault } from '../../contract/api.ts';
import { badParameters } from './query-problem.ts';
import { formOf, takenApart, type ParameterForm } from './query-text.ts';

export type ReadQuery<T> =
  | { readonly ok: true; readonly query: T }
  | { readonly ok: false; readonly faults: readonly ParameterFault[] };

export interface QueryReader<S extends z.ZodObject> {
  readonly schema: S;
  (request: Pick<Request, 'query'>): ReadQuery<z.output<S>>;
}

/** Reads the parameters of a route by its schema; what is wrong is named one by one. */
export function queryReader<S extends z.ZodObject>(schema: S): QueryReader<S> {
  const forms = new Map<string, ParameterForm>(
    Object.entries(schema.shape).map(([name, field]) => [name, formOf(field as z.ZodType)]),
  );
  const read = ({ query }: Pick<Request, 'query'>): ReadQuery<z.output<S>> => {
    const taken = Object.entries(query).flatMap(([name, raw]) => {
      const value = takenApart(raw, forms.get(name) ?? 'text');
      return value === undefined ? [] : [[name, value] as const];
    });
    const parsed = schema.safeParse(Object.fromEntries(taken));
    if (parsed.success) return { ok: true, query: parsed.data };
    const known = [...forms.keys()];
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, known, query));
    return {
      ok: false,
      faults: [...Map.groupBy(faults, ({ name }) => name).values()].flatMap(first),
    };
  };
  return Object.assign(read, { schema });
}

/** Of several faults of one parameter the first says enough. */
const first = <T>(list: readonly T[]): readonly T[] => list.slice(0, 1);

function faultsOf(
  issue: z.core.$ZodIssue,
  known: readonly string[],
  query: Request['query'],
): readonly ParameterFault[] {
  if (issue.code === 'unrecognized_keys') {
    const expected = known.length === 0 ? 'no parameters' : `a parameter of ${known.join(', ')}`;
    return issue.keys.map((name) => ({ name, expected }));
  }
  const name = String(issue.path[0] ?? '');
  const found = foundText(query[name]);
  if (found === undefined) return [{ name, expected: 'a value: it must be given' }];
  return [{ name, expected: expectedOf(issue), found }];
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}${OF[issue.origin] ?? ''}`;
  if (issue.code === 'too_small') return `at least ${issue.minimum}${OF[issue.origin] ?? ''}`;
  if (issue.code !== 'invalid_type') return issue.message;
  const isOfList = issue.path.length > 1;
  return (isOfList ? EACH : ONE)[issue.expected] ?? `one ${issue.expected}`;
}

const ONE: Readonly<Record<string, string>> = { string: 'one text', int: 'one whole number' };
const EACH: Readonly<Record<string, string>> = { number: 'numbers, separated by commas' };
const OF: Readonly<Record<string, string>> = { string: ' characters', array: ' of them' };
const FOUND_MAX = 100;

function foundText(raw: unknown): string | undefined {
  const texts = (Array.isArray(raw) ? raw : [raw]).filter(
    (text) => typeof text === 'string' && text !== '',
  );
  return texts.length === 0 ? undefined : texts.join(', ').slice(0, FOUND_MAX);
}

const NONE = queryReader(z.strictObject({}));

/** For routes without parameters: one that is given is a mistake, and said to be. */
export function noParameters(
  request: Pick<Request, 'query'>,
  response: Response,
  next: NextFunction,
): void {
  const read = NONE(request);
  if (read.ok) next();
  else badParameters(response, read.faults);
}
