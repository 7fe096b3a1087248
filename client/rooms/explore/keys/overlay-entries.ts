import type { DeskOverlay } from '../../../explore/overlay.ts';
import type { PaletteEntry } from '../../../explore/palette-entry.ts';
import { bothTexts } from './both-texts.ts';

/** What can be laid over the map as entries: each is switched, one's own is also taken away. */
export function entriesOfOverlays(overlays: readonly DeskOverlay[]): readonly PaletteEntry[] {
  const label = bothTexts('explore/overlays/label');
  return overlays.flatMap(({ id, from, title, kind }): PaletteEntry[] => {
    const origin = bothTexts(`explore/overlays/origin/${from}`);
    const note = {
      ko: `${label.ko} · ${origin.ko}`,
      en: `${label.en ?? label.ko} · ${origin.en ?? origin.ko}`,
    };
    const more = `${id} ${kind ?? ''}`.toLowerCase();
    const switched: PaletteEntry = {
      key: `overlay/${id}`,
      group: 'layer',
      name: title,
      note,
      more,
      act: { type: 'overlay', id },
    };
    if (from !== 'own' || kind === undefined) return [switched];
    const removed: PaletteEntry = {
      key: `overlay-remove/${id}`,
      group: 'command',
      name: bothTexts('explore/overlays/remove', { name: title.ko }),
      note,
      more,
      act: { type: 'removeOverlay', id },
    };
    return [switched, removed];
  });
}
