import { createStore, type StoreApi } from 'zustand/vanilla';
import { OVERLAY_COLOURS, type Overlay } from '../../../explore/overlay.ts';
import type { FileProblem } from '../../../explore/overlay-features.ts';
import { MOST_OVERLAY_BYTES, readOverlay } from '../../../explore/read-overlay.ts';
import { forgetOverlay, keepOverlay, keptOverlays } from './overlay-kept.ts';

/** What became of a file that was added. */
export type OverlayNotice =
  | {
      readonly type: 'added';
      readonly name: string;
      readonly placeless: number;
      readonly links: number;
    }
  | { readonly type: 'refused'; readonly name: string; readonly problem: FileProblem }
  | { readonly type: 'notKept'; readonly name: string };

interface OverlayState {
  /** The nearest to the eye first. */
  readonly overlays: readonly Overlay[];
  readonly notices: readonly OverlayNotice[];
}

export interface OverlayStore extends StoreApi<OverlayState> {
  /** What this browser has kept. */
  readonly load: () => Promise<void>;
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly change: (
    id: string,
    patch: Partial<Pick<Overlay, 'isOn' | 'opacity' | 'colour'>>,
  ) => void;
  /** One nearer to the eye. */
  readonly raise: (id: string) => void;
  readonly remove: (id: string) => void;
}

const parseXml = (text: string): Document => new DOMParser().parseFromString(text, 'text/xml');

const inOrder = (overlays: readonly Overlay[]): readonly Overlay[] =>
  overlays.toSorted((a, b) => a.rank - b.rank);

/** The operator's own files over the map, kept in this browser only. */
export function createOverlayStore(): OverlayStore {
  const store = createStore<OverlayState>(() => ({ overlays: [], notices: [] }));
  const put = (overlay: Overlay): void => {
    store.setState(({ overlays }) => ({
      overlays: inOrder([...overlays.filter(({ id }) => id !== overlay.id), overlay]),
    }));
    keepOverlay(overlay).catch(() =>
      store.setState(({ notices }) => ({
        notices: [
          ...notices.filter(({ type }) => type !== 'notKept'),
          { type: 'notKept', name: overlay.name },
        ],
      })),
    );
  };
  const addOne = async (file: File): Promise<OverlayNotice> => {
    const { name } = file;
    // Not even read: a page that holds it may be gone before it says why.
    if (file.size > MOST_OVERLAY_BYTES)
      return { type: 'refused', name, problem: { reason: 'large', at: '' } };
    const read = readOverlay(name, await file.text(), parseXml);
    if (read.type === 'refused') return { type: 'refused', name, problem: read.problem };
    const { overlays } = store.getState();
    const used = overlays.map(({ colour }) => colour);
    put({
      id: crypto.randomUUID(),
      name,
      format: read.format,
      features: read.features,
      colour: OVERLAY_COLOURS.find((colour) => !used.includes(colour)) ?? OVERLAY_COLOURS[0],
      opacity: 1,
      isOn: true,
      rank: Math.min(0, ...overlays.map(({ rank }) => rank)) - 1,
      addedMs: Date.now(),
    });
    return { type: 'added', name, placeless: read.placeless, links: read.links };
  };
  const one = (id: string): Overlay | undefined =>
    store.getState().overlays.find((overlay) => overlay.id === id);
  return {
    ...store,
    load: async () => {
      const kept = await keptOverlays().catch(() => []);
      store.setState(({ overlays }) => ({
        overlays: inOrder([
          ...kept.filter(({ id }) => !overlays.some((held) => held.id === id)),
          ...overlays,
        ]),
      }));
    },
    add: async (files) => {
      const notices = await Promise.all(files.map(addOne));
      store.setState({ notices });
    },
    change: (id, patch) => {
      const held = one(id);
      if (held !== undefined) put({ ...held, ...patch });
    },
    raise: (id) => {
      const { overlays } = store.getState();
      const at = overlays.findIndex((overlay) => overlay.id === id);
      const [held, above] = [overlays[at], overlays[at - 1]];
      if (held === undefined || above === undefined) return;
      put({ ...held, rank: above.rank });
      put({ ...above, rank: held.rank });
    },
    remove: (id) => {
      store.setState(({ overlays }) => ({
        overlays: overlays.filter((overlay) => overlay.id !== id),
      }));
      forgetOverlay(id).catch(() => undefined);
    },
  };
}
