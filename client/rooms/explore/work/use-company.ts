import { useMemo, useSyncExternalStore } from 'react';
import type { MapCursor } from '../../../map/colleague-cursors.tsx';
import type { Company } from '../../../link/presence-link.ts';
import { useCity, useDesk } from '../desk.ts';

/** Who else is in the open workspace. */
export function useCompany(): Company {
  const { presence } = useDesk();
  return useSyncExternalStore(presence.onCompany, presence.company);
}

/** Their cursors, of those who look at the same time as this page: the present, or near the same past. */
export function useColleagueCursors(): readonly MapCursor[] {
  const { colleagues } = useCompany();
  const isPast = useCity(({ time }) => time.isPlayback);
  return useMemo(
    () =>
      colleagues.flatMap(({ id, name, at, past }) =>
        at === undefined || (past !== undefined) !== isPast ? [] : [{ id, name, at }],
      ),
    [colleagues, isPast],
  );
}
