import { resolve } from 'node:path';
import { ensureClient } from '../../server/client-build.ts';
import { ensureBrowser } from '../support/browser.ts';

/** Before the first page: a browser, and the screens built from the sources as they are now. */
export function setup(): void {
  ensureBrowser();
  ensureClient(resolve('.'));
}
