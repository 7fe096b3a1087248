import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delta } from '../../contract/delta.ts';
import { openLog } from '../../server/log/open-log.ts';
import { hub, type Fanout } from './fanout-modes.ts';

/** The hub behind the log: what is sent has been written to disk first. */
export async function loggedHub(): Promise<Fanout> {
  const folder = mkdtempSync(join(tmpdir(), 'fanout-'));
  let publish: ((delta: Delta) => void) | undefined;
  const log = await openLog({
    path: join(folder, 'log.db'),
    mode: 'live',
    city: 'seoul',
    nowMs: () => performance.now(),
    onCommitted: (delta) => publish?.(delta),
    inForce: () => [],
    onState: () => {},
  });
  const opened = await hub((stream) => {
    publish = (delta) => stream.publish(delta);
    return (delta) => log.append({ delta, late: [] });
  });
  return {
    ...opened,
    close: async () => {
      await log.close();
      await opened.close();
    },
  };
}
