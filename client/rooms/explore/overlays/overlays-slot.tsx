import { useMemo, type JSX } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../design/wording.ts';
import { formatNumber } from '../../../design/numbers.ts';
import { laidOverlays } from '../../../explore/overlay-choices.ts';
import { OverlayList } from '../../../panels/explore/overlay-list.tsx';
import { useDesk, useView } from '../desk.ts';
import { useWork } from '../work/use-work.ts';
import type { OverlayNotice } from './overlay-store.ts';
import { useDeskOverlays } from './use-desk-overlays.ts';
import { useOverlayActs } from './use-overlay-acts.ts';
import { useOverlayEntry } from './use-overlay-entry.ts';
import { useOverlayKeeping } from './use-overlay-keeping.ts';
import { useSharing } from './use-sharing.ts';

/** What can be laid over the map, below the layers of the city. */
export function OverlaysSlot(): JSX.Element {
  const { overlays: store, cityAnswer } = useDesk();
  const { word, language } = useWords();
  const notices = useStore(store, (state) => state.notices);
  const isUnheard = useStore(store, (state) => state.isUnheard);
  const choices = useView((view) => view.overlays);
  const canShare = useWork(({ session }) => session !== undefined && session.actor !== null);
  const refresh = useOverlayKeeping();
  const overlays = useDeskOverlays();
  const sharing = useSharing(refresh);
  const { told: sharingTold, share, unshare } = sharing;
  const viewActs = useOverlayActs();
  const acts = useMemo(
    () => ({ ...viewActs, onShare: share, onUnshare: unshare }),
    [viewActs, share, unshare],
  );
  const entry = useOverlayEntry();
  const laid = useMemo(() => laidOverlays(overlays, choices), [overlays, choices]);
  const others = useMemo(
    () => overlays.filter(({ id }) => !choices.some((choice) => choice.id === id)),
    [overlays, choices],
  );
  const told = useMemo(() => {
    const n = (count: number): string => formatNumber(count, language);
    const wordsOf = (notice: OverlayNotice): string => {
      const { name } = notice;
      switch (notice.type) {
        case 'refused': {
          const { reason, at } = notice.problem;
          const why = word(`explore/overlays/why/${reason}`, { at });
          return word('explore/overlays/refused', { name, why });
        }
        case 'notKept':
          return word('explore/overlays/notKept', { name });
        case 'added':
          return [
            word('explore/overlays/added', { name }),
            ...(notice.placeless > 0
              ? [word('explore/overlays/placeless', { n: n(notice.placeless) })]
              : []),
            ...(notice.links > 0 ? [word('explore/overlays/links', { n: n(notice.links) })] : []),
          ].join(' · ');
      }
    };
    return [
      ...(isUnheard ? [word('explore/overlays/unheard')] : []),
      ...notices.map(wordsOf),
      ...(sharingTold === undefined ? [] : [sharingTold]),
    ];
  }, [notices, sharingTold, isUnheard, word, language]);
  return (
    <OverlayList
      laid={laid}
      others={others}
      told={told}
      problem={entry.problem}
      canShare={canShare}
      zone={cityAnswer.zone}
      acts={acts}
      onFiles={entry.onFiles}
      onAddress={entry.onAddress}
    />
  );
}
