import { plain } from '../design/hangul.ts';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const SYLLABLES_AN_INITIAL = 588;
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** Names come back, row after row; beyond so many the memory begins anew. */
const MOST_HELD = 50_000;

const isSyllable = (code: number): boolean => code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
const isSmall = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** Only syllables, small letters and digits: already as it is searched. */
function isReady(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (!isSyllable(code) && !isSmall(code)) return false;
  }
  return true;
}

/** A text made by `make`, once for each text that comes by. */
function remembered(make: (text: string) => string): (text: string) => string {
  const held = new Map<string, string>();
  return (text) => {
    const known = held.get(text);
    if (known !== undefined) return known;
    if (held.size >= MOST_HELD) held.clear();
    const made = make(text);
    held.set(text, made);
    return made;
  };
}

/** As it is searched: composed, in small letters, without marks and blanks. */
export const searchForm = remembered((text) =>
  isReady(text) ? text : plain(text).replaceAll(' ', ''),
);

/** `강남구` as `ㄱㄴㄱ`, of a text in search form; what is no Hangul syllable stays. */
export const searchInitials = remembered((text) => {
  let made = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    made += isSyllable(code)
      ? INITIALS.charAt(Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_AN_INITIAL))
      : letter;
  }
  return made;
});
