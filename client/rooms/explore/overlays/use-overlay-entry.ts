import { useCallback, useState } from 'react';
import { useWords } from '../../../design/wording.ts';
import { barredOrigin } from '../../../explore/desk-overlays.ts';
import { sourceOfEntered, type EnteredOverlay } from '../../../explore/entered-overlay.ts';
import { withOverlay } from '../../../explore/overlay-choices.ts';
import { useDesk } from '../desk.ts';

interface OverlayEntry {
  /** Why the address that was entered last is not taken. */
  readonly problem: string | undefined;
  readonly onFiles: (files: readonly File[]) => Promise<void>;
  readonly onAddress: (entered: EnteredOverlay) => boolean;
}

/** Takes files and addresses onto the shelf, and lays them over the map. */
export function useOverlayEntry(): OverlayEntry {
  const { explore, overlays: store } = useDesk();
  const { word } = useWords();
  const [problem, setProblem] = useState<string>();
  const lay = useCallback(
    (ids: readonly string[]): void => {
      if (ids.length === 0) return;
      const held = explore.getState().view.overlays;
      explore.change({ overlays: ids.reduce(withOverlay, held) });
    },
    [explore],
  );
  const onFiles = useCallback(
    async (files: readonly File[]): Promise<void> => lay(await store.addFiles(files)),
    [store, lay],
  );
  const onAddress = useCallback(
    (entered: EnteredOverlay): boolean => {
      const taken = sourceOfEntered(entered);
      const { offered } = store.getState();
      const why = (): string | undefined => {
        if ('problem' in taken) return word(`explore/overlays/address/${taken.problem}`);
        if (offered === undefined) return word('explore/overlays/form/unknown');
        const origin = barredOrigin(taken.source, offered);
        return origin === undefined ? undefined : word('explore/overlays/problem/host', { origin });
      };
      const told = why();
      setProblem(told);
      if (told !== undefined || 'problem' in taken) return false;
      lay([store.addSource(taken.name, taken.source)]);
      return true;
    },
    [store, lay, word],
  );
  return { problem, onFiles, onAddress };
}
