import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { HostAddress } from './shared-lookup.ts';

/** Between two addresses of one host; Node's own 250 ms is too short across continents. */
const NEXT_ADDRESS_MS = 1_000;

export interface SentRequest {
  readonly url: URL;
  /** The only addresses that are connected to. */
  readonly addresses: readonly HostAddress[];
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly onConnected: () => void;
  /** With it the request is a POST. */
  readonly body?: string;
}

/** Sends one request on a connection of its own and waits for the headers. */
export function sendRequest(sent: SentRequest): Promise<IncomingMessage> {
  const { url, addresses, headers, signal, onConnected, body } = sent;
  const isTls = url.protocol === 'https:';
  const options: RequestOptions & { autoSelectFamilyAttemptTimeout: number } = {
    // No pool: a connection that was opened for a host one feed may ask is no other feed's.
    agent: false,
    method: body === undefined ? 'GET' : 'POST',
    headers,
    signal,
    lookup: pinned(addresses),
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
  };
  return new Promise((resolve, reject) => {
    const request = (isTls ? httpsRequest : httpRequest)(url, options, resolve);
    request.once('socket', (socket) => {
      socket.once(isTls ? 'secureConnect' : 'connect', onConnected);
    });
    request.on('error', reject);
    // An answer that is none, as a switch of protocols, closes without an error.
    request.once('close', () => reject(new Error('closed without an answer')));
    request.end(body);
  });
}

/** Answers every look-up of the socket with the addresses that were checked. */
export function pinned(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, { all }, done) => {
    const [first] = addresses;
    if (all === true) queueMicrotask(() => done(null, [...addresses]));
    else queueMicrotask(() => done(null, first?.address ?? '', first?.family ?? 4));
  };
}
