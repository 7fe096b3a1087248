import type { IncomingMessage } from 'node:http';
import { pace } from './pace.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { isSameOrigin } from './same-origin.ts';

export interface AdmissionLimits {
  /** Sockets of one address: many walls may share one, behind a proxy or a NAT. */
  readonly perAddress: number;
  readonly clients: number;
  readonly handshakesPerSec: number;
  /** Handshakes that may wait for their turn: 10 s of them, as long as a client has patience. */
  readonly waiting: number;
}

export const ADMISSION_LIMITS: AdmissionLimits = {
  perAddress: 50,
  clients: 5_000,
  handshakesPerSec: 200,
  waiting: 2_000,
};

const RETRY_SEC = 5;

/** Decides on each handshake before anything is kept for it. */
export interface Admission {
  /** As Engine.IO's `allowRequest`; a refusal has been answered with its status already. */
  readonly decide: (
    request: IncomingMessage,
    told: (why: string | null, isIn: boolean) => void,
  ) => void;
  /** Handshakes refused so far. */
  readonly refused: () => number;
  close(): void;
}

/** `clients` tells how many sockets there are. */
export function admission(limits: AdmissionLimits, clients: () => number): Admission {
  const { perAddress, handshakesPerSec, waiting } = limits;
  const turns = pace({ perSec: handshakesPerSec, mostWaiting: waiting });
  const open = new Map<string, number>();
  let refused = 0;
  let isClosed = false;

  const count = (request: IncomingMessage): void => {
    const address = request.socket.remoteAddress ?? '';
    open.set(address, (open.get(address) ?? 0) + 1);
    request.socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  };

  return {
    decide: (request, told) => {
      const refuse = (status: 403 | 429 | 503, why: string): void => {
        refused += 1;
        refuseUpgrade(request.socket, status, why, status === 403 ? undefined : RETRY_SEC);
        told(why, false);
      };
      const held = open.get(request.socket.remoteAddress ?? '') ?? 0;
      if (!isSameOrigin(request.headers)) return refuse(403, 'a page of another origin');
      if (held >= perAddress) return refuse(429, `more than ${perAddress} sockets of one address`);
      if (isClosed) return refuse(503, 'this server is going away');
      if (clients() >= limits.clients) return refuse(503, `more than ${limits.clients} sockets`);
      // Counted while it waits, too: one address cannot fill the queue.
      count(request);
      turns.ask((isIn) => {
        if (isIn) told(null, !request.socket.destroyed);
        else refuse(503, 'too many come at once');
      });
    },
    refused: () => refused,
    close: () => {
      isClosed = true;
      turns.close();
    },
  };
}
