import type { Call, Connector } from '../feed-kit/define-connector.ts';
import { callUrl } from './call-url.ts';
import { hostAndPort } from './checked-addresses.ts';
import { httpFetch, type HttpBody, type HttpFailure, type HttpLimits } from './http-fetch.ts';
import { validatorStore } from './http-validators.ts';
import { withoutKey } from './without-key.ts';

export interface CallerParts {
  readonly connector: Connector;
  readonly baseUrl: string;
  /** The address lies in the city's own network on purpose. */
  readonly allowPrivate: boolean;
  readonly key: string | undefined;
  readonly contact?: string | undefined;
  readonly limits?: HttpLimits | undefined;
  readonly signal: AbortSignal;
}

export type CallAnswer = HttpBody | HttpFailure | { readonly unchanged: true };

/** Asks the addresses of one feed, with its key and headers where they belong and nowhere else. */
export interface FeedCaller {
  urlOf(call: Call): string;
  call(call: Call): Promise<CallAnswer>;
  /** A document that a body named: our headers go along only to the source's own host. */
  document(url: string): Promise<CallAnswer>;
  /** The body of this address was no data: it must come whole next time. */
  forget(url: string): void;
}

export function feedCaller(parts: CallerParts): FeedCaller {
  const { connector, baseUrl, allowPrivate, key, contact, signal } = parts;
  const validators = validatorStore();
  const base = new URL(baseUrl);
  const limits: HttpLimits = {
    ...(connector.maxBytes === undefined ? {} : { bodyBytes: connector.maxBytes }),
    ...parts.limits,
  };
  const headers = Object.fromEntries(
    Object.entries(connector.source.headers ?? {}).map(([name, value]) => [
      name,
      value.replaceAll('{KEY}', () => key ?? ''),
    ]),
  );
  const ask = async (url: string, isOurs: boolean, hasKeyInUrl: boolean): Promise<CallAnswer> => {
    const answer = await httpFetch(url, signal, limits, {
      ...(isOurs ? { headers } : {}),
      hasKeyInUrl,
      ...(contact === undefined ? {} : { contact }),
      ...(allowPrivate ? { privateHosts: [hostAndPort(base)] } : {}),
      validators,
    });
    return 'body' in answer ? { ...answer, body: withoutKey(answer.body, key) } : answer;
  };
  const urlOf = (call: Call): string => callUrl(baseUrl, call.path, key);
  return {
    urlOf,
    call: (call) => ask(urlOf(call), true, key !== undefined && call.path.includes('{KEY}')),
    document: async (url) => {
      const hasKeyInUrl = key !== undefined && url.includes(encodeURIComponent(key));
      // By origin: what is secret over https must not follow to http of the same host.
      const answer = await ask(url, new URL(url).origin === base.origin, hasKeyInUrl);
      if (!('failure' in answer) || answer.failure.kind !== 'refused') return answer;
      // One document that is closed to us says nothing of the key that its index was given for.
      return { ...answer, failure: { ...answer.failure, kind: 'http' } };
    },
    forget: validators.forget,
  };
}
