import { z } from 'zod';
import { refusal, type Refusal } from './refusals.ts';

const MOST_CHARS = 500;

/** Of a request that is not as its schema wants it; says in one line where and why. */
export function unreadable(error: z.ZodError): Refusal {
  const why = z.prettifyError(error).replaceAll(/\s+/g, ' ').slice(0, MOST_CHARS);
  return refusal('bad-request', `읽을 수 없는 요청: ${why}`, why);
}
