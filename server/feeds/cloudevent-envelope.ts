import { z } from 'zod';
import { isRecord, type PlainRecord } from '../feed-kit/record.ts';
import { subjectPart } from './subject-part.ts';

/** As the standard has it: a text, not empty. Of a number the last digits may already be lost. */
const attribute = z.string('missing, or not a text').min(1, 'empty');

/** CloudEvents 1.0; extensions that nobody asked for are left alone. */
export const cloudEvent = z.looseObject({
  specversion: z.literal('1.0', 'expected 1.0'),
  id: attribute,
  source: attribute,
  type: attribute,
  subject: attribute.optional(),
  time: attribute.optional(),
  sequence: attribute.optional(),
  expirytime: attribute.optional(),
  correlationid: attribute.optional(),
  domain: z.unknown().optional(),
  data: z.unknown().optional(),
  data_base64: z.unknown().optional(),
});
export type CloudEvent = z.output<typeof cloudEvent>;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

type Unpacked = { readonly data: PlainRecord } | { readonly reject: string };

/** Its data as an object, whichever way it is packed. */
export function eventData(event: CloudEvent): Unpacked {
  const packed = event.data_base64;
  if (packed === undefined) return objectOf(event.data);
  if (typeof packed !== 'string' || packed.length % 4 !== 0 || !BASE64.test(packed)) {
    return { reject: 'data_base64: no base64' };
  }
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  try {
    return objectOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return { reject: 'data_base64: no JSON in it' };
  }
}

function objectOf(data: unknown): Unpacked {
  if (isRecord(data)) return { data };
  return { reject: data === undefined ? 'no data' : 'data: expected an object' };
}

/**
 * What the event is about, in the words of its sender. Slashes part it as they do in our own
 * subjects, whose kind in front is not repeated.
 */
export function thingOf(subject: string, kind: string): string | undefined {
  const bare = subject.startsWith(`${kind}/`) ? subject.slice(kind.length + 1) : subject;
  const parts = bare.split('/').map(subjectPart);
  if (bare.length > 200) return undefined;
  return parts.every((part) => part !== undefined) ? parts.join('/') : subjectPart(bare);
}
