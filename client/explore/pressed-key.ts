import { latinKeyOf } from '../design/hangul-jamo.ts';

/** What of a keyboard event tells which key it was. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Marks that a keyboard may only have with Shift: it does not count. */
const MARKS = /^[^\p{L}\d\s]$/u;

/** The key's own name, the same in both scripts of the keyboard: `T` also where it writes ㅅ. */
function nameOf({ key, code, altKey }: Pressed): string {
  if (key === ' ') return 'Space';
  // With Alt, Mac keyboards write other letters; while a script is switched the key has no name.
  if ((altKey || key === 'Process') && /^(?:Key[A-Z]|Digit\d)$/u.test(code)) return code.slice(-1);
  return latinKeyOf(key) ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** `Mod+Shift+Z`, `Shift+W`, `?`: Mod is Ctrl, or ⌘ on a Mac. */
export function pressedKey(pressed: Pressed): string {
  const name = nameOf(pressed);
  const { shiftKey, ctrlKey, metaKey, altKey } = pressed;
  return [
    ...(ctrlKey || metaKey ? ['Mod'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && !MARKS.test(name) ? ['Shift'] : []),
    name,
  ].join('+');
}

const SIGNS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Shift: '⇧',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Enter: '↵',
  '-': '−',
};

/** As it stands on a key: `Ctrl K`, `⇧W`. `isMac` puts ⌘ for Ctrl. */
export function keyWords(key: string, isMac = false): string {
  const parts = key === '+' ? ['+'] : key.split('+').map((part) => part || '+');
  const words = parts.map((part) => (part === 'Mod' && isMac ? '⌘' : (SIGNS[part] ?? part)));
  return words.reduce(
    (all, part) => (all === '' || all.endsWith('⇧') ? `${all}${part}` : `${all} ${part}`),
    '',
  );
}
