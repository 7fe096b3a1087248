import { useCallback, useEffect } from 'react';
import type { OverlaysAnswer, SharedOverlay } from '../../../../contract/map-overlay.ts';
import { isTiled } from '../../../../contract/overlay-address.ts';
import type { OverlayReading } from '../../../explore/desk-overlays.ts';
import type { DeskOverlay } from '../../../explore/overlay.ts';
import { readFeatures } from '../../../explore/overlay-features.ts';
import { useDesk, useView } from '../desk.ts';
import { askServer } from '../work/ask-server.ts';
import { useWork } from '../work/use-work.ts';
import { readAddress } from './read-address.ts';
import { useDeskOverlays } from './use-desk-overlays.ts';

export const OVERLAYS_ADDRESS = '/api/v1/overlays';
/** What colleagues share is here so soon. */
const ASK_EVERY_MS = 60_000;

/** The shapes of a file that somebody shares. */
async function readShared(id: string): Promise<OverlayReading> {
  const url = `${OVERLAYS_ADDRESS}/${encodeURIComponent(id)}`;
  const got = await askServer<SharedOverlay>('GET', url, undefined);
  if (!got.ok) {
    const { status } = got;
    const problem =
      status === undefined
        ? ({ reason: 'silent', url } as const)
        : ({ reason: 'status', status, url } as const);
    return { type: 'failed', problem };
  }
  const read = readFeatures(got.value.file);
  return 'reason' in read
    ? { type: 'failed', problem: { reason: 'file', problem: read, url } }
    : { type: 'read', features: read.features };
}

const isUnread = ({ state, kind, features, from, source }: DeskOverlay): boolean =>
  state.type === 'reading' &&
  kind !== undefined &&
  !isTiled(kind) &&
  features.length === 0 &&
  (from === 'shared' || source !== undefined);

/** Keeps the list of overlays, and the files of those that are on, while the desk is open. */
export function useOverlayKeeping(): () => Promise<void> {
  const { overlays: store } = useDesk();
  const token = useWork((work) => work.token);
  const choices = useView((view) => view.overlays);
  const all = useDeskOverlays();
  const refresh = useCallback(async (): Promise<void> => {
    const got = await askServer<OverlaysAnswer>('GET', OVERLAYS_ADDRESS, token);
    store.offer(got.ok ? got.value : undefined);
  }, [store, token]);
  useEffect(() => void store.load(), [store]);
  useEffect(() => {
    void refresh();
    const again = setInterval(() => void refresh(), ASK_EVERY_MS);
    return () => clearInterval(again);
  }, [refresh]);
  useEffect(() => {
    const on = new Set(choices.map(({ id }) => id));
    store.restore([...on]);
    store.clear((id) => !on.has(id));
  }, [store, choices]);
  useEffect(() => {
    const on = new Set(choices.map(({ id }) => id));
    const { offered, readings } = store.getState();
    // Whom it may ask the server has to say first.
    if (offered === undefined) return;
    for (const overlay of all) {
      const { id, source } = overlay;
      if (!on.has(id) || readings.has(id) || !isUnread(overlay)) continue;
      store.read(id, { type: 'reading' });
      const asked =
        source === undefined ? readShared(id.slice('shared/'.length)) : readAddress(source);
      void asked.then((reading) => store.read(id, reading));
    }
  }, [store, choices, all]);
  return refresh;
}
