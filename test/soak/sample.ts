import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

/** What of a page could grow while it lives. */
export interface Sample {
  readonly atSec: number;
  /** Whose counts these are: a page that was loaded anew begins anew. */
  readonly openedMs: number;
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
  readonly timers: number;
  readonly sockets: number;
  readonly entries: number;
  readonly contexts: number;
  /** Scenes that left the screen and are held all the same. */
  readonly survivors: number;
}

interface Counted {
  readonly soak: {
    timers: number;
    sockets: number;
    contexts: number;
    /** Times that a scene came, by its name. */
    readonly shown: Record<string, number>;
    readonly roots: WeakRef<Element>[];
  };
}

/** Runs in the page before its own code. */
export function countInPage(): void {
  const shown: Record<string, number> = {};
  const roots: WeakRef<Element>[] = [];
  const counts = { timers: 0, sockets: 0, contexts: 0, shown, roots };
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
  const met = new WeakSet<Element>();
  each(() => {
    const root = document.querySelector('[data-scene] main');
    const scene = root?.closest<HTMLElement>('[data-scene]')?.dataset['scene'];
    if (root === null || scene === undefined || met.has(root)) return;
    met.add(root);
    roots.push(new WeakRef(root));
    shown[scene] = (shown[scene] ?? 0) + 1;
  }, 200);
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

const LOOKS = 5;
const LOOK_EVERY_MS = 700;

async function look(page: Page, cdp: CDPSession): Promise<Sample> {
  for (let again = 0; again < 2; again += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners, documents } = await cdp.send('Memory.getDOMCounters');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const counted = await page.evaluate(() => {
    const { timers, sockets, contexts, roots } = (globalThis as unknown as Counted).soak;
    const isHeld = (root: WeakRef<Element>): boolean => root.deref()?.isConnected === false;
    return {
      timers,
      sockets,
      contexts,
      survivors: roots.filter(isHeld).length,
      // Of what pages make. Slow frames are the machine's; the browser keeps 200 of them at most.
      entries: performance
        .getEntries()
        .filter(({ entryType }) => ['resource', 'mark', 'measure'].includes(entryType)).length,
      atSec: Math.round(performance.now() / 1000),
      openedMs: Math.round(performance.timeOrigin),
    };
  });
  return { ...counted, heapBytes: usedSize, nodes, listeners: jsEventListeners, documents };
}

/**
 * What is held. The page goes on while it is looked at, and each drawing leaves behind what the next
 * collection takes (React sets one `onclick` a button anew): of several looks the least is held.
 */
export async function sample(page: Page, cdp: CDPSession): Promise<Sample> {
  let least = await look(page, cdp);
  for (let more = 1; more < LOOKS; more += 1) {
    await sleep(LOOK_EVERY_MS);
    const next = await look(page, cdp);
    const names = Object.keys(next) as (keyof Sample)[];
    const lesser = names.map((name) => [name, Math.min(least[name], next[name])] as const);
    least = { ...next, ...Object.fromEntries(lesser), atSec: next.atSec, openedMs: next.openedMs };
  }
  return least;
}

/** How often each scene came to the screen. */
export function timesShown(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => ({ ...(globalThis as unknown as Counted).soak.shown }));
}
