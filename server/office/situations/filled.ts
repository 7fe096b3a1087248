import type { Text } from '../../../contract/place.ts';

/** A text whose `{{name}}`s are filled in; what is not known leaves nothing behind. */
export function filled(words: Text, parts: Readonly<Record<string, Text>>): Text {
  const fill = (text: string, language: 'ko' | 'en'): string =>
    text
      .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
        const part = parts[name];
        return (language === 'en' ? part?.en : undefined) ?? part?.ko ?? '';
      })
      .replaceAll(/\s+/g, ' ')
      .trim();
  return {
    ko: fill(words.ko, 'ko'),
    ...(words.en === undefined ? {} : { en: fill(words.en, 'en') }),
  };
}
