import { useMemo } from 'react';
import type { LinkStatus, TimeStatus } from '../../city/store.ts';
import { useWords } from '../../design/wording.ts';
import type { GiveCommand } from '../../link/give-command.ts';
import type { Desk } from '../../panels/ops/desk.ts';
import type { Session } from './use-session.ts';
import { whyNotCommand } from './why-not.ts';

/** The desk as panels know it; a new one only when what may be commanded changes. */
export function useDesk(
  give: GiveCommand,
  { stand, token }: Session,
  { isPlayback, seeking }: TimeStatus,
  { phase }: LinkStatus,
): Desk {
  const words = useWords();
  return useMemo(
    () => ({
      give: (name, request) => give(name, request, token),
      actor: stand.state === 'known' ? stand.answer.actor : null,
      whyNot: (name) => whyNotCommand(name, { isPlayback, seeking }, phase, stand, words),
    }),
    [give, token, stand, isPlayback, seeking, phase, words],
  );
}
