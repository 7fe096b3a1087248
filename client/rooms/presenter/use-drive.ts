import { useCallback, useRef, useState } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { Text } from '../../../contract/place.ts';
import type { PresenterLink } from '../../link/presenter-link.ts';

/** What became of the last command. */
export type Outcome =
  | { readonly state: 'none' | 'sending' | 'unanswered' }
  | { readonly state: 'done'; readonly ms: number }
  | { readonly state: 'refused'; readonly problem: Text };

export interface Drive {
  readonly outcome: Outcome;
  readonly drive: (command: PresenterCommand) => void;
}

/** Tells the wall a command and how long it took from the press to the wall's word, as this phone saw it. */
export function useDrive(link: PresenterLink): Drive {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'none' });
  const newest = useRef(0);
  const drive = useCallback(
    async (command: PresenterCommand): Promise<void> => {
      const own = (newest.current += 1);
      const beganMs = performance.now();
      setOutcome({ state: 'sending' });
      const answer = await link.drive(command);
      if (newest.current !== own) return;
      const ms = Math.round(performance.now() - beganMs);
      if (answer === undefined) setOutcome({ state: 'unanswered' });
      else if (answer.ok) setOutcome({ state: 'done', ms });
      else setOutcome({ state: 'refused', problem: answer.problem });
    },
    [link],
  );
  return { outcome, drive: useCallback((command) => void drive(command), [drive]) };
}
