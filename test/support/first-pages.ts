import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureClient } from '../../server/client-build.ts';

/** A tree that was never built: its pages are built once, not by each server that a test starts. */
export function setup(): void {
  if (!existsSync('dist/index.html')) ensureClient(resolve('.'));
}
