import type { z } from 'zod';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import type { Origin } from '../feed-kit/event-of.ts';
import { valueAt } from '../feed-kit/json-path.ts';
import type { PlainRecord } from '../feed-kit/record.ts';
import type { CloudEvent } from './cloudevent-envelope.ts';

export interface Readable {
  readonly event: CloudEvent;
  /** Its data in our words. */
  readonly fields: PlainRecord;
  /** Where the data, not the envelope, says what it is about. */
  readonly subject?: string;
  /** Its type says that it is over: `city.incident.cancelled.v1`. */
  readonly isOver: boolean;
  readonly context: RowContext;
  readonly origin: Origin;
}

/** Reads the data of one kind. */
export type Reader = (readable: Readable) => RowResult;

/** The data as the kind must have it, or where it does not. */
export function shaped<T extends object>(
  shape: z.ZodType<T>,
  fields: PlainRecord,
): T | { readonly reject: string } {
  const parsed = shape.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map(String);
  const isMissing = path.length > 0 && valueAt(fields, path.join('.')) === undefined;
  const why = isMissing ? 'missing' : (issue?.message ?? 'does not fit');
  return { reject: `${['data', ...path].join('.')}: ${why}` };
}
