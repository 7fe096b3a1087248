import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityAnswer } from '../../../contract/api.ts';
import { LANGUAGES, otherLanguage, ownLanguage, type Language } from '../../design/language.ts';
import { useWords } from '../../design/wording.ts';

/** `?lang=en` from the address; undefined = as the city speaks. */
export function languageOfAddress(search: string): Language | undefined {
  const asked = new URLSearchParams(search).get('lang');
  return LANGUAGES.find((language) => language === asked);
}

/** Keeps the page's `lang` and address at the language on screen; answers the switch. */
export function useLanguageSwitch(city: CityAnswer | undefined): () => void {
  const { i18n } = useTranslation();
  const { language } = useWords();
  const own = city === undefined ? undefined : ownLanguage(city.languages);
  // Once the city is known: a screen that was not told a language speaks the city's. Only then:
  // `i18n` is another object after each switch, which must not undo it.
  const spoken = useRef<Language>(undefined);
  useEffect(() => {
    if (own === undefined || spoken.current === own) return;
    spoken.current = own;
    if (languageOfAddress(window.location.search) === undefined) void i18n.changeLanguage(own);
  }, [own, i18n]);
  useEffect(() => {
    document.documentElement.lang = language;
    if (city === undefined) return;
    const address = new URL(window.location.href);
    if (language === own) address.searchParams.delete('lang');
    else address.searchParams.set('lang', language);
    window.history.replaceState(null, '', address);
  }, [language, city, own]);
  return () => void i18n.changeLanguage(otherLanguage(language));
}
