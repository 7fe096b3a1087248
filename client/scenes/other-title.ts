import type { CityAnswer } from '../../contract/api.ts';
import type { Text } from '../../contract/place.ts';
import { otherLanguage, say, type Language } from '../design/language.ts';

/** A scene's name in the language that is not on screen, if the city speaks it. */
export function otherTitle(
  title: Text,
  city: CityAnswer | undefined,
  language: Language,
): string | undefined {
  const other = otherLanguage(language);
  return city?.languages.includes(other) === true ? say(title, other) : undefined;
}
