import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

/** The key a request carries: `Authorization: Bearer <key>` or `X-API-Key: <key>`. */
export function offeredKey(request: Request): string | undefined {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1];
  return bearer ?? request.get('x-api-key');
}

/** Compared by digest, so that time tells neither length nor content. */
export function isSameKey(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
