import type { CDPSession, Page } from 'playwright-core';

/** What of a page could grow while it lives. */
export interface Sample {
  readonly atSec: number;
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
  readonly timers: number;
  readonly sockets: number;
  readonly entries: number;
  readonly contexts: number;
}

interface Counted {
  readonly soak: {
    timers: number;
    sockets: number;
    contexts: number;
  };
}

/** Runs in the page before its own code. */
export function countInPage(): void {
  const counts = { timers: 0, sockets: 0, contexts: 0 };
  Object.assign(globalThis, { soak: counts });
  const pending = new Set<number>();
  const end = (id: number | undefined): void => {
    if (id !== undefined && pending.delete(id)) counts.timers -= 1;
  };
  const begin = (id: number): number => {
    pending.add(id);
    counts.timers += 1;
    return id;
  };
  const { setTimeout: later, setInterval: each } = globalThis;
  const { clearTimeout: stop, clearInterval: stopEach } = globalThis;
  Object.assign(globalThis, {
    setTimeout: (act: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
      const id = Number(
        later(() => {
          end(id);
          act(...given);
        }, ms),
      );
      return begin(id);
    },
    setInterval: (act: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
      begin(Number(each(act, ms, ...given))),
    clearTimeout: (id?: number) => {
      end(id);
      stop(id);
    },
    clearInterval: (id?: number) => {
      end(id);
      stopEach(id);
    },
  });
  globalThis.WebSocket = class extends globalThis.WebSocket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      counts.sockets += 1;
      this.addEventListener('close', () => (counts.sockets -= 1));
    }
  };
  const drawn = new WeakSet<HTMLCanvasElement | OffscreenCanvas>();
  for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
    const before = prototype.getContext as (...given: unknown[]) => unknown;
    Object.assign(prototype, {
      getContext(this: HTMLCanvasElement | OffscreenCanvas, ...given: unknown[]) {
        const context = before.apply(this, given);
        if (String(given[0]).startsWith('webgl') && context !== null && !drawn.has(this)) {
          drawn.add(this);
          counts.contexts += 1;
        }
        return context;
      },
    });
  }
}

/** After everything that nobody holds is gone. */
export async function sample(page: Page, cdp: CDPSession): Promise<Sample> {
  for (let again = 0; again < 2; again += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners, documents } = await cdp.send('Memory.getDOMCounters');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const counted = await page.evaluate(() => ({
    ...(globalThis as unknown as Counted).soak,
    // Of what pages make. Slow frames are the machine's; the browser keeps 200 of them at most.
    entries: performance
      .getEntries()
      .filter(({ entryType }) => ['resource', 'mark', 'measure'].includes(entryType)).length,
    atSec: Math.round(performance.now() / 1000),
  }));
  return { ...counted, heapBytes: usedSize, nodes, listeners: jsEventListeners, documents };
}
