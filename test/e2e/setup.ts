import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureClient } from '../../server/client-build.ts';
import { ensureBrowser } from '../support/browser.ts';
import { startDemo } from '../support/demo-server.ts';
import { freePort } from '../support/free-port.ts';
import { command } from '../support/wall-page.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the night that stands at 21:32 for every file that leaves its clock alone. */
    readonly standingDemo: string;
  }
}

/**
 * Before the first page: a browser, the screens built from the sources as they are now, and one
 * night on its way. It is folded while others go on: whoever looks at it waits until it stands.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  ensureBrowser();
  ensureClient(resolve('.'));
  const port = await freePort();
  const started = startDemo({ from: '2022-08-08T21:32+09:00', speed: 1, port });
  const standing = started.then(({ url }) => command(url, { action: 'pause' }));
  standing.catch((error: unknown) => console.error('no standing demo:', error));
  provide('standingDemo', `http://localhost:${port}`);
  return async () => {
    const server = await started.catch(() => undefined);
    await server?.stop();
  };
}
