import type { Rows } from '../feed-kit/define-connector.ts';
import { decode } from '../feed-kit/decode.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, isRecord, type PlainRecord } from '../feed-kit/record.ts';
import { statusFault } from './status-fault.ts';

const PREFIX = 'ce-';
const JSON_TYPE = /^(?:[\w.+-]+\/)?(?:[\w.+-]+\+)?json\b/i;

/**
 * The events of a body: one in binary mode (its attributes beside the body), one structured, or a
 * batch, which may be empty. Or the problem that a server answered instead.
 */
export function cloudEventRows(body: unknown, frame: RawFrame): Rows {
  if (!(body instanceof Uint8Array)) throw new Error('no bytes');
  const attributes = binaryAttributes(frame);
  if (attributes !== undefined) return { rows: [{ ...attributes, ...binaryData(body, frame) }] };
  const decoded = decode(body, 'json', frame.contentType);
  if ('why' in decoded) throw new Error(decoded.why);
  const { payload } = decoded;
  if (Array.isArray(payload)) return { rows: payload };
  if (!isRecord(payload)) throw new Error('no CloudEvent');
  const status = at(payload, 'status') ?? at(payload, 'code');
  const problem = at(payload, 'detail') ?? at(payload, 'title') ?? at(payload, 'error');
  if (!Object.hasOwn(payload, 'specversion') && typeof problem === 'string') {
    return { fault: statusFault(status, problem) };
  }
  return { rows: [payload] };
}

/** Header values are percent-encoded; a broker's properties are plain. */
function binaryAttributes({ attributes = {} }: RawFrame): PlainRecord | undefined {
  const isPlain = attributes['mqtt-topic'] !== undefined;
  const named = Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    name.startsWith(PREFIX)
      ? [[name.slice(PREFIX.length), isPlain ? value : percentDecoded(value)]]
      : [],
  );
  return named.length === 0 ? undefined : Object.fromEntries(named);
}

function binaryData(body: Uint8Array, { contentType }: RawFrame): PlainRecord {
  const isJson = contentType === undefined || JSON_TYPE.test(contentType);
  const shown = contentType === undefined ? {} : { datacontenttype: contentType };
  if (!isJson) return { ...shown, data: new TextDecoder().decode(body) };
  const decoded = decode(body, 'json', contentType);
  if ('why' in decoded) throw new Error(`data: ${decoded.why}`);
  return { ...shown, data: decoded.payload };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
