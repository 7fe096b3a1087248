import { createHash } from 'node:crypto';

/** What a source said of its last body, to be asked "anything newer?" with. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Validators by address. */
export interface ValidatorStore {
  readonly of: (url: string) => Validators | undefined;
  readonly keep: (url: string, validators: Validators) => void;
  /** For a body that turned out to be no data: the next answer must be a whole one. */
  readonly forget: (url: string) => void;
}

/** Addresses with a date in them never come again; the oldest make room. */
const MAX_URLS = 1_000;
/** Longer ones are no validators but somebody filling our memory. */
const MAX_CHARS = 512;

/** In memory, so that the first answer after a start is a whole one. Holds hashes, not addresses. */
export function validatorStore(): ValidatorStore {
  const known = new Map<string, Validators>();
  return {
    of: (url) => known.get(hashOf(url)),
    keep: (url, { etag = '', lastModified = '' }) => {
      const key = hashOf(url);
      known.delete(key);
      const kept = {
        ...(isKept(etag) ? { etag } : {}),
        ...(isKept(lastModified) ? { lastModified } : {}),
      };
      if (Object.keys(kept).length === 0) return;
      known.set(key, kept);
      const [oldest] = known.keys();
      if (known.size > MAX_URLS && oldest !== undefined) known.delete(oldest);
    },
    forget: (url) => {
      known.delete(hashOf(url));
    },
  };
}

const isKept = (text: string): boolean => text !== '' && text.length <= MAX_CHARS;

/** An address may hold a key, which is kept nowhere. */
function hashOf(url: string): string {
  const href = URL.parse(url)?.href ?? url;
  return createHash('sha256').update(href).digest('base64');
}
