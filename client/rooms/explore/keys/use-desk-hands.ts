import { useMemo } from 'react';
import { useWords } from '../../../design/wording.ts';
import { useLanguageSwitch } from '../../wall/use-language.ts';
import { useDesk } from '../desk.ts';
import type { DeskHands } from './desk-hands.ts';

/** What keys and commands work with, in the language on screen. */
export function useDeskHands(): DeskHands {
  const desk = useDesk();
  const words = useWords();
  const switchLanguage = useLanguageSwitch(desk.cityAnswer);
  return useMemo(
    () => ({
      desk,
      words,
      switchLanguage,
      tell: (text) => desk.shell.setState(({ told }) => ({ told: { text, n: told.n + 1 } })),
    }),
    [desk, words, switchLanguage],
  );
}
