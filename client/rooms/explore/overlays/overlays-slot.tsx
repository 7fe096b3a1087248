import { useEffect, useMemo, type JSX } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../design/wording.ts';
import { formatNumber } from '../../../design/numbers.ts';
import { OverlayList } from '../../../panels/explore/overlay-list.tsx';
import { useDesk } from '../desk.ts';
import type { OverlayNotice } from './overlay-store.ts';

/** The operator's own files below the layers of the city. */
export function OverlaysSlot(): JSX.Element {
  const { overlays: store } = useDesk();
  const { word, language } = useWords();
  const overlays = useStore(store, (state) => state.overlays);
  const notices = useStore(store, (state) => state.notices);
  useEffect(() => void store.load(), [store]);
  const told = useMemo(() => {
    const n = (count: number): string => formatNumber(count, language);
    const wordsOf = (notice: OverlayNotice): string => {
      const { name } = notice;
      switch (notice.type) {
        case 'refused': {
          const { reason, at } = notice.problem;
          const why = word(`explore/tools/overlay/why/${reason}`, { at });
          return word('explore/tools/overlay/refused', { name, why });
        }
        case 'notKept':
          return word('explore/tools/overlay/notKept', { name });
        case 'added':
          return [
            word('explore/tools/overlay/added', { name }),
            ...(notice.placeless > 0
              ? [word('explore/tools/overlay/placeless', { n: n(notice.placeless) })]
              : []),
            ...(notice.links > 0
              ? [word('explore/tools/overlay/links', { n: n(notice.links) })]
              : []),
          ].join(' · ');
      }
    };
    return notices.map(wordsOf);
  }, [notices, word, language]);
  return (
    <OverlayList
      overlays={overlays}
      told={told}
      onAdd={store.add}
      onChange={store.change}
      onRaise={store.raise}
      onRemove={store.remove}
    />
  );
}
