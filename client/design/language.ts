import type { Text } from '../../contract/place.ts';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The one that is not on screen. */
export function otherLanguage(language: Language): Language {
  return language === 'ko' ? 'en' : 'ko';
}

/** What a screen of the city speaks unless it is told otherwise: its first language, or English. */
export function ownLanguage([first]: readonly string[]): Language {
  return first === 'ko' ? 'ko' : 'en';
}

/** A text of the city in the reader's language; Korean where the source gives no other. */
export function say(text: Text, language: Language): string {
  return language === 'ko' ? text.ko : (text.en ?? text.ko);
}
