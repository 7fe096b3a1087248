import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import type { ToldScreen } from '../../link/screen-link.ts';
import styles from './identify-board.module.css';

/** Which screen this is, for whoever asked from elsewhere: its name, its size and its code. */
export function IdentifyBoard({ screen }: { readonly screen: ToldScreen }): JSX.Element {
  const { word } = useWords();
  const name = new URLSearchParams(window.location.search).get('screen') ?? '';
  const { innerWidth: width, innerHeight: height } = window;
  return (
    <section className={styles['board']} role="status">
      <p className={styles['name']}>{name === '' ? word('presenter/identify/unnamed') : name}</p>
      <p>{word('presenter/identify/size', { width, height })}</p>
      <p>
        {screen.id} {screen.code === undefined ? null : <strong>{screen.code}</strong>}
      </p>
    </section>
  );
}
