import { useEffect } from 'react';
import type { DeskHands } from './desk-hands.ts';
import { keyMeant } from './key-meant.ts';

/** Keys of the page, as `DESK_KEYS` lists them. */
export function useDeskKeys(hands: DeskHands): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const meant = keyMeant(event);
      if (meant === undefined) return;
      event.preventDefault();
      // A key that is held down moves on and on, but opens nothing twice.
      if (!event.repeat || meant.scope === 'moving') meant.run(hands);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [hands]);
}
