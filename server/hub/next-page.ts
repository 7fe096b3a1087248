import type { Request } from 'express';

/** Address of the same question from a cursor on. */
export function nextPage({ originalUrl }: Pick<Request, 'originalUrl'>, cursor: string): string {
  const { pathname, searchParams } = new URL(originalUrl, 'http://city');
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams.toString()}`;
}
