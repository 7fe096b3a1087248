import type { Text } from '../../../../contract/place.ts';
import { createWording } from '../../../design/wording.ts';

const ko = createWording('ko');
const en = createWording('en');

/** A word of ours in both languages: commands are found in either, whatever the page speaks. */
export function bothTexts(
  path: string,
  fill: Readonly<Record<string, string | number>> = {},
): Text {
  return { ko: ko.t(path, fill), en: en.t(path, fill) };
}
