import type { EventOf } from './city.ts';

/**
 * In a recording a case that public reports tell of really happened, to people, and its response clock
 * is simulated: no screen measures those who came to them by it.
 */
export function isClockTold({ basis }: EventOf<'incident'>['data']): boolean {
  return basis !== 'documented';
}
