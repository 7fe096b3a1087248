import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a contact's system was sent. */
export interface Received {
  readonly event: Readonly<Record<string, unknown>>;
  readonly contentType: string | undefined;
  /** Whether the signature is right, worked out here on its own. */
  readonly isSigned: boolean;
}

/** The system of a contact that takes orders: a server of its own. */
export interface OrderRecipient extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** Statuses of the next answers, then 204. */
  readonly refuse: (...statuses: readonly number[]) => void;
}

export function signatureOf(seconds: number, body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** `elsewhere`: where its redirects lead. */
export async function startOrderRecipient(
  secret: string,
  elsewhere?: string,
): Promise<OrderRecipient> {
  const received: Received[] = [];
  const next: number[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { 'office-timestamp': seconds, 'office-signature': signature } = request.headers;
      received.push({
        event: JSON.parse(body) as Received['event'],
        contentType: request.headers['content-type'],
        isSigned: signature === signatureOf(Number(seconds), body, secret),
      });
      response
        .writeHead(next.shift() ?? 204, elsewhere === undefined ? {} : { location: elsewhere })
        .end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`,
    received,
    refuse: (...statuses) => next.push(...statuses),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
