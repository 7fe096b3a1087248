import { useMemo } from 'react';
import { useStore } from 'zustand';
import { deskOverlays } from '../../../explore/desk-overlays.ts';
import type { DeskOverlay } from '../../../explore/overlay.ts';
import { laidOverlays, type LaidOverlay } from '../../../explore/overlay-choices.ts';
import { useDesk, useView } from '../desk.ts';

/** All that can be laid over the map, and how it stands with it. */
export function useDeskOverlays(): readonly DeskOverlay[] {
  const { overlays } = useDesk();
  const { own, offered, readings, drawn } = useStore(overlays);
  const choices = useView((view) => view.overlays);
  return useMemo(
    () => deskOverlays({ own, offered, readings, drawn }, choices),
    [own, offered, readings, drawn, choices],
  );
}

/** What is on, nearest to the eye first. */
export function useLaidOverlays(): readonly LaidOverlay[] {
  const overlays = useDeskOverlays();
  const choices = useView((view) => view.overlays);
  return useMemo(() => laidOverlays(overlays, choices), [overlays, choices]);
}
