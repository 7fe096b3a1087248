const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const syllablesAnInitial = 588;

/** `강남구` as `ㄱㄴㄱ`; what is no Hangul syllable stays. */
export function initialsOf(text: string): string {
  return [...text]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (code < firstSyllable || code > lastSyllable) return letter;
      return initials.charAt(Math.floor((code - firstSyllable) / syllablesAnInitial));
    })
    .join('');
}

/** Lower case, composed, without marks; words one blank apart. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[.,!?~"'“”‘’·()[\]{}…-]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const squeezed = (text: string): string => plain(text).replaceAll(' ', '');

/** Only initials, as people type them to find something: `ㄱㄴ`. */
const onlyInitials = /^[ㄱ-ㅎ]+$/u;

/** How well a typed beginning fits a name: 2 it begins so, 1 by its initials, 0 not. */
export function fitOf(typed: string, name: string): 0 | 1 | 2 {
  const wanted = squeezed(typed);
  if (wanted === '') return 0;
  const own = squeezed(name);
  if (own.startsWith(wanted)) return 2;
  return onlyInitials.test(wanted) && initialsOf(own).includes(wanted) ? 1 : 0;
}

/** Whether something that was said holds a name: Korean anywhere, other words only whole. */
export function holdsName(said: string, name: string): boolean {
  const own = plain(name);
  if (own.length < 2) return false;
  if (/[가-힣]/u.test(own)) return squeezed(said).includes(squeezed(own));
  return ` ${plain(said)} `.includes(` ${own} `);
}
