import { createInstance, type i18n } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Text } from '../../contract/place.ts';
import { LANGUAGES, say, type Language } from './language.ts';
import { en } from './wording-en.ts';
import { ko } from './wording-ko.ts';

/** The words in one language at a time; ready before it returns, so nothing flickers. */
export function createWording(language: Language): i18n {
  const wording = createInstance();
  void wording.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { ko: { translation: ko }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    keySeparator: '/',
    nsSeparator: false,
  });
  return wording;
}

export interface Words {
  readonly language: Language;
  /** A word of ours by its path (`figure/late`), with what is filled in. */
  readonly word: (path: string, fill?: Readonly<Record<string, string | number>>) => string;
  /** A text of the city in the reader's language. */
  readonly say: (text: Text) => string;
}

/** Words and texts in the language on screen. */
export function useWords(): Words {
  const { t, i18n: wording } = useTranslation();
  const language = LANGUAGES.find((known) => known === wording.language) ?? 'ko';
  return useMemo(
    () => ({
      language,
      word: (path, fill) => t(path, { ...fill }),
      say: (text) => say(text, language),
    }),
    [t, language],
  );
}
