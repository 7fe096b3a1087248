import type { CSSProperties, JSX, ReactNode } from 'react';
import type { District } from '../../contract/place.ts';
import { useWords } from '../design/wording.ts';
import styles from './district-grid.module.css';
import { shortDistrict } from './matter-words.ts';

/** With no more districts than this, three stand in a row: their names are longer. */
const FEW = 12;

/** Numbers of every district, always in the order of the city. */
export function DistrictGrid({
  count,
  children,
}: {
  readonly count: number;
  readonly children: ReactNode;
}): JSX.Element {
  const columns = count <= FEW ? 3 : 5;
  return (
    <ol className={styles['grid']} style={{ '--columns': columns } as CSSProperties}>
      {children}
    </ol>
  );
}

/** One district: its name over its numbers. */
export function DistrictCell({
  district,
  isLoud,
  children,
}: {
  readonly district: District;
  /** What is there asks for a look. */
  readonly isLoud: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const { language, say } = useWords();
  return (
    <li className={`${styles['cell']} ${isLoud ? styles['loud'] : ''}`}>
      <p className={styles['name']} lang={language}>
        {shortDistrict(say(district.name))}
      </p>
      <p className={styles['values']}>{children}</p>
    </li>
  );
}
