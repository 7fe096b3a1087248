import type { JSX } from 'react';
import type { PaletteHit } from '../../explore/palette-entry.ts';
import { useWords } from '../../design/wording.ts';
import styles from './palette.module.css';

/** The name of what was found; the letters that were typed are underlined. */
export function PaletteMarked({ hit: { entry, mark } }: { readonly hit: PaletteHit }): JSX.Element {
  const { language, say } = useWords();
  const name = say(entry.name);
  const isShown = mark !== undefined && entry.name[mark.language] === name;
  // A name that was found in the other language says where.
  const other = mark === undefined || isShown ? undefined : entry.name[mark.language];
  const parts = (text: string) => (
    <>
      {text.slice(0, mark?.from)}
      <u className={styles['fit']}>{text.slice(mark?.from, mark?.to)}</u>
      {text.slice(mark?.to)}
    </>
  );
  return (
    <>
      <span className={styles['name']}>{isShown ? parts(name) : name}</span>
      {other === undefined ? null : (
        <span className={styles['other']} lang={language === 'ko' ? 'en' : 'ko'}>
          {parts(other)}
        </span>
      )}
    </>
  );
}
