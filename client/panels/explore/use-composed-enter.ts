import { useMemo, useRef, type KeyboardEvent } from 'react';

/** What a key is called while a syllable is put together. */
const COMPOSING_KEY = 229;

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
  const isComposing = useRef(false);
  const isJustEnded = useRef(false);
  return useMemo(
    () => ({
      isOwn: ({ nativeEvent, keyCode, key }) => {
        if (nativeEvent.isComposing || isComposing.current || keyCode === COMPOSING_KEY)
          return true;
        if (isJustEnded.current && (key === 'Enter' || key === 'Escape')) return true;
        isJustEnded.current = false;
        return false;
      },
      onCompositionStart: () => {
        isComposing.current = true;
      },
      onCompositionEnd: () => {
        isComposing.current = false;
        isJustEnded.current = true;
      },
      onKeyUp: () => {
        isJustEnded.current = false;
      },
    }),
    [],
  );
}
