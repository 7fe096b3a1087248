import type { Request } from 'express';

const ATTRIBUTE = /^ce-[a-z0-9]{1,20}$/;

/** The attributes of a CloudEvent in binary mode: its `ce-*` headers, values as they came. */
export function eventAttributes(request: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      ATTRIBUTE.test(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
