import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../design/language.ts';
import { useWords } from '../../design/wording.ts';

/** `?lang=en` from the address; Korean otherwise. */
export function languageOfAddress(search: string): Language {
  const asked = new URLSearchParams(search).get('lang');
  return LANGUAGES.find((language) => language === asked) ?? 'ko';
}

/** Keeps the page's `lang`, title and address at the language on screen; answers the switch. */
export function useLanguageSwitch(): () => void {
  const { i18n } = useTranslation();
  const { language, word } = useWords();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = word('office');
    const address = new URL(window.location.href);
    if (language === 'ko') address.searchParams.delete('lang');
    else address.searchParams.set('lang', language);
    window.history.replaceState(null, '', address);
  }, [language, word]);
  return () => void i18n.changeLanguage(language === 'ko' ? 'en' : 'ko');
}
