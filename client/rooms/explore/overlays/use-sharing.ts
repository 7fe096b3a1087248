import { useCallback, useMemo, useState } from 'react';
import {
  OVERLAY_LIMITS,
  type KeptOverlayRequest,
  type SharedOverlay,
} from '../../../../contract/map-overlay.ts';
import { useWords } from '../../../design/wording.ts';
import type { DeskOverlay } from '../../../explore/overlay.ts';
import { sharedFile } from '../../../explore/shared-file.ts';
import { useDesk } from '../desk.ts';
import { askServer, type Asked } from '../work/ask-server.ts';
import { OVERLAYS_ADDRESS } from './use-overlay-keeping.ts';

export interface Sharing {
  readonly told: string | undefined;
  readonly share: (overlay: DeskOverlay) => void;
  readonly unshare: (overlay: DeskOverlay) => void;
}

const TOO_LARGE = 413;
const addressOf = (id: string): string => `${OVERLAYS_ADDRESS}/${encodeURIComponent(id)}`;
const ownId = ({ id }: DeskOverlay): string => id.slice(id.indexOf('/') + 1);

/** Shares one's own overlays with all desks, and ends it; what became of it, in words. */
export function useSharing(refresh: () => Promise<void>): Sharing {
  const { overlays: store, explore, work } = useDesk();
  const { say, word } = useWords();
  const [told, setTold] = useState<string>();
  const tell = useCallback(
    async (got: Asked<SharedOverlay>, done: 'shared' | 'unshared'): Promise<boolean> => {
      if (got.ok) setTold(word(`explore/overlays/${done}`, { name: got.value.name }));
      else if (got.status === TOO_LARGE) setTold(word('explore/overlays/tooLarge'));
      else
        setTold(
          got.problem === undefined
            ? word('explore/work/unheard')
            : word('explore/work/refused', { problem: say(got.problem) }),
        );
      await refresh();
      return got.ok;
    },
    [refresh, say, word],
  );
  const rename = useCallback(
    (before: string, after: string): void => {
      explore.settle((view) => ({
        ...view,
        overlays: view.overlays
          .filter(({ id }) => id !== after || !view.overlays.some((other) => other.id === before))
          .map((choice) => (choice.id === before ? { ...choice, id: after } : choice)),
      }));
    },
    [explore],
  );
  const share = useCallback(
    async (overlay: DeskOverlay): Promise<void> => {
      const id = ownId(overlay);
      const { title, source, features } = overlay;
      const held = store.getState().offered?.shared.find((entry) => entry.id === id);
      const body: KeptOverlayRequest = {
        version: held?.version ?? 0,
        name: title.ko.slice(0, OVERLAY_LIMITS.nameChars),
        ...(source === undefined ? { file: sharedFile(features) } : { source }),
      };
      if (new Blob([JSON.stringify(body)]).size > OVERLAY_LIMITS.bytes)
        return setTold(word('explore/overlays/tooLarge'));
      const { token } = work.getState();
      const got = await askServer<SharedOverlay>('PUT', addressOf(id), token, body);
      // A link to this view must find it in every browser.
      if (await tell(got, 'shared')) rename(overlay.id, `shared/${id}`);
    },
    [store, work, tell, rename, word],
  );
  const unshare = useCallback(
    async (overlay: DeskOverlay): Promise<void> => {
      const { shared } = overlay;
      if (shared === undefined) return;
      const id = ownId(overlay);
      const address = `${addressOf(id)}?version=${shared.version}`;
      const { token } = work.getState();
      if (!(await tell(await askServer<SharedOverlay>('DELETE', address, token), 'unshared')))
        return;
      // What is still here stays on the map.
      if (store.getState().own.some((own) => own.id === id)) rename(overlay.id, `own/${id}`);
    },
    [store, work, tell, rename],
  );
  return useMemo(
    () => ({ told, share: (one) => void share(one), unshare: (one) => void unshare(one) }),
    [told, share, unshare],
  );
}
