import type { Text } from '../../contract/place.ts';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of the city in the reader's language; Korean where the source gives no other. */
export function say(text: Text, language: Language): string {
  return language === 'ko' ? text.ko : (text.en ?? text.ko);
}
