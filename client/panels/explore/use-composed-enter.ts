import { useMemo, useRef, type KeyboardEvent } from 'react';
import { isComposing } from '../../design/is-composing.ts';

export interface Composing {
  /** Whether a key belongs to the keyboard that puts a syllable together, not to the page. */
  readonly isOwn: (event: KeyboardEvent) => boolean;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
  readonly onKeyUp: () => void;
}

/**
 * Keys of a syllable that is being put together are the keyboard's. WebKit ends the syllable before
 * it tells of the Enter that ended it: until a key is let go, that Enter is still the syllable's.
 */
export function useComposedEnter(): Composing {
  const isInSyllable = useRef(false);
  const isJustEnded = useRef(false);
  return useMemo(
    () => ({
      isOwn: ({ nativeEvent, key }) => {
        if (isInSyllable.current || isComposing(nativeEvent)) return true;
        if (isJustEnded.current && (key === 'Enter' || key === 'Escape')) return true;
        isJustEnded.current = false;
        return false;
      },
      onCompositionStart: () => {
        isInSyllable.current = true;
      },
      onCompositionEnd: () => {
        isInSyllable.current = false;
        isJustEnded.current = true;
      },
      onKeyUp: () => {
        isJustEnded.current = false;
      },
    }),
    [],
  );
}
