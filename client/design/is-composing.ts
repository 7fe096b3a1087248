/** What a key is called while a syllable is put together. */
const COMPOSING_KEY = 229;

/**
 * Whether a key belongs to a syllable that is still put together: Enter, Escape and arrows are then the
 * keyboard's own. Safari ends the syllable first and tells the Enter that ended it with the old key code.
 */
export const isComposing = (event: {
  readonly isComposing: boolean;
  readonly keyCode: number;
}): boolean => event.isComposing || event.keyCode === COMPOSING_KEY;
