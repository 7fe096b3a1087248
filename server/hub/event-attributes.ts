import type { Request } from 'express';

const ATTRIBUTE = /^ce-[a-z0-9]{1,20}$/;

/**
 * The attributes of an event in binary mode: its `ce-*` headers, values percent-decoded as
 * CloudEvents' HTTP binding writes them. A value that cannot be decoded stays as it came.
 */
export function eventAttributes(request: Request): Readonly<Record<string, string>> {
  const found = Object.entries(request.headers).flatMap(([name, value]) =>
    ATTRIBUTE.test(name) && typeof value === 'string' ? [[name, decoded(value)] as const] : [],
  );
  return Object.fromEntries(found);
}

function decoded(value: string): string {
  const quoted = /^"(.*)"$/.exec(value)?.[1];
  const plain = quoted === undefined ? value : quoted.replace(/\\(.)/g, '$1');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
