import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OverlaysAnswer, OverlaySource } from '../../../../contract/map-overlay.ts';
import type { OverlayDrawn, OverlayReading, OverlayShelf } from '../../../explore/desk-overlays.ts';
import type { OwnOverlay } from '../../../explore/overlay.ts';
import type { FileProblem } from '../../../explore/overlay-features.ts';
import { MOST_OVERLAY_BYTES, readOverlay } from '../../../explore/read-overlay.ts';
import { forgetOverlay, keepOverlay, keptOverlays } from './overlay-kept.ts';
import { parseXml } from './parse-xml.ts';

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

interface OverlayShelfState extends OverlayShelf {
  readonly notices: readonly OverlayNotice[];
  /** The server did not say what is offered and shared. */
  readonly isUnheard: boolean;
}

export interface OverlayStore extends StoreApi<OverlayShelfState> {
  /** What this browser has kept. */
  readonly load: () => Promise<void>;
  /** The ids on the desk of those that were taken. */
  readonly addFiles: (files: readonly File[]) => Promise<readonly string[]>;
  readonly addSource: (name: string, source: OverlaySource) => string;
  readonly remove: (id: string) => void;
  /** Those that were removed on this page and are asked for again: by undo. */
  readonly restore: (ids: readonly string[]) => void;
  /** What the server says; undefined = nothing, and what it said before stands. */
  readonly offer: (answer: OverlaysAnswer | undefined) => void;
  readonly read: (id: string, reading: OverlayReading) => void;
  readonly drawn: (id: string, drawn: OverlayDrawn) => void;
  /** What went wrong with these is tried anew when they are on again. */
  readonly clear: (isOver: (id: string) => boolean) => void;
}

const without = <T>(map: ReadonlyMap<string, T>, isOver: (id: string) => boolean) =>
  new Map([...map].filter(([id]) => !isOver(id)));

/** What can be laid over the map: the analyst's own, kept in this browser; and what the server offers. */
export function createOverlayStore(): OverlayStore {
  const store = createStore<OverlayShelfState>(() => ({
    own: [],
    offered: undefined,
    readings: new Map(),
    drawn: new Map(),
    notices: [],
    isUnheard: false,
  }));
  const removed = new Map<string, OwnOverlay>();
  const put = (overlay: OwnOverlay): string => {
    store.setState(({ own }) => ({ own: [...own.filter(({ id }) => id !== overlay.id), overlay] }));
    keepOverlay(overlay).catch(() =>
      store.setState(({ notices }) => ({
        notices: [
          ...notices.filter(({ type }) => type !== 'notKept'),
          { type: 'notKept', name: overlay.name },
        ],
      })),
    );
    return `own/${overlay.id}`;
  };
  const addOne = async (
    file: File,
  ): Promise<{ readonly notice: OverlayNotice; readonly id?: string }> => {
    const { name } = file;
    const refused = (problem: FileProblem): { readonly notice: OverlayNotice } => ({
      notice: { type: 'refused', name, problem },
    });
    // Not even read: a page that holds it may be gone before it says why.
    if (file.size > MOST_OVERLAY_BYTES) return refused({ reason: 'large', at: '' });
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return refused({ reason: 'unreadable', at: '' });
    const read = readOverlay(name, text, parseXml);
    if (read.type === 'refused') return refused(read.problem);
    const { format: kind, features, placeless, links } = read;
    const id = put({ id: crypto.randomUUID(), name, kind, features, addedMs: Date.now() });
    return { notice: { type: 'added', name, placeless, links }, id };
  };
  return {
    ...store,
    load: async () => {
      const kept = await keptOverlays().catch(() => []);
      store.setState(({ own }) => ({
        own: [
          ...kept
            .filter(({ id }) => !own.some((held) => held.id === id))
            .toSorted((a, b) => a.addedMs - b.addedMs),
          ...own,
        ],
      }));
    },
    addFiles: async (files) => {
      const added = await Promise.all(files.map(addOne));
      store.setState({ notices: added.map(({ notice }) => notice) });
      return added.flatMap(({ id }) => id ?? []);
    },
    addSource: (name, source) => {
      store.setState({ notices: [] });
      const parts = { id: crypto.randomUUID(), name, kind: source.kind, source };
      return put({ ...parts, features: [], addedMs: Date.now() });
    },
    remove: (id) => {
      const held = store.getState().own.find((own) => `own/${own.id}` === id);
      if (held === undefined) return;
      removed.set(id, held);
      store.setState(({ own }) => ({ own: own.filter((one) => one !== held) }));
      forgetOverlay(held.id).catch(() => undefined);
    },
    restore: (ids) => {
      for (const id of ids) {
        const held = removed.get(id);
        removed.delete(id);
        if (held !== undefined) put(held);
      }
    },
    offer: (answer) =>
      store.setState(({ offered, readings }) => {
        if (answer === undefined) return { isUnheard: true };
        // What somebody has changed meanwhile is read anew.
        const versions = new Map(offered?.shared.map(({ id, version }) => [id, version]));
        const changed = answer.shared.filter(({ id, version }) => versions.get(id) !== version);
        const over = new Set(changed.map(({ id }) => `shared/${id}`));
        return {
          offered: answer,
          isUnheard: false,
          readings: without(readings, (id) => over.has(id)),
        };
      }),
    read: (id, reading) =>
      store.setState(({ readings }) => ({ readings: new Map(readings).set(id, reading) })),
    drawn: (id, told) => store.setState(({ drawn }) => ({ drawn: new Map(drawn).set(id, told) })),
    clear: (isOver) => {
      const { readings, drawn } = store.getState();
      if (![...readings.keys(), ...drawn.keys()].some(isOver)) return;
      store.setState({ readings: without(readings, isOver), drawn: without(drawn, isOver) });
    },
  };
}
