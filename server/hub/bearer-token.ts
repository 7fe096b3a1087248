import type { Request } from 'express';

/** `Authorization: Bearer <token>`; never in the address, where it would be logged. */
export function bearerToken(request: Pick<Request, 'get'>): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1];
}
