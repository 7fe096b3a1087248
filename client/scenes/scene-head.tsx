import type { CSSProperties, JSX, ReactNode } from 'react';
import styles from './scene-head.module.css';

/** Room for the name of a page, in sizes of its type, and the widths of its letters in it, about. */
const ROOM_EM = 12.8;
const SYLLABLE_EM = 0.84;
const LETTER_EM = 0.45;

/** Share of its size at which a name stands in one line: cities have long ones. */
function fitOf(name: string): CSSProperties {
  const widthEm = [...name].reduce(
    (sum, letter) => sum + (letter >= '\u1100' ? SYLLABLE_EM : LETTER_EM),
    0,
  );
  return { '--fit': Math.min(1, ROOM_EM / widthEm).toFixed(2) } as CSSProperties;
}

/** The name of a page and a quiet line below it, at its upper left. */
export function SceneHead({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <header className={styles['head']}>
      <h1 className={styles['name']} style={fitOf(name)}>
        {name}
      </h1>
      <p className={styles['below']}>{children}</p>
    </header>
  );
}
