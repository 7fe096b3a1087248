import { createStore, type StoreApi } from 'zustand/vanilla';

/** What lies over the desk: nothing of it is part of what is shown, so no address carries it. */
export interface DeskShell {
  /** The palette, or the sheet of keys. */
  readonly open: 'palette' | 'sheet' | undefined;
  /** What the palette begins with, e.g. `G ` for an instant. */
  readonly typed: string;
  /** How often the palette was opened: one that opens another is not that other. */
  readonly openings: number;
  /** On a narrow page layers and inspector are drawers over the map. */
  readonly drawer: 'layers' | 'inspector' | undefined;
  /** What was done last, in words; `n` tells the same words said twice from once. */
  readonly told: { readonly text: string; readonly n: number };
}

export type DeskShellStore = StoreApi<DeskShell>;

export function createDeskShell(): DeskShellStore {
  return createStore<DeskShell>(() => ({
    open: undefined,
    typed: '',
    openings: 0,
    drawer: undefined,
    told: { text: '', n: 0 },
  }));
}
