import type { JSX } from 'react';
import type { ThemeStanding } from '../../city/select-attainment.ts';
import { useWords, type Words } from '../../design/wording.ts';
import styles from './theme-band.module.css';

function standingOf({ indicators, judged, met, unknown }: ThemeStanding, { word }: Words): string {
  return [
    judged === 0
      ? word('administration/themes/noTarget')
      : word('administration/themes/met', { n: met, m: judged }),
    unknown > 0
      ? word('administration/themes/unknown', { n: unknown })
      : word('administration/themes/count', { n: indicators }),
  ].join(' · ');
}

/** So few do not reach across the wall. */
const FEW = 4;

/** The city's themes side by side, and how much of each reaches its target. */
export function ThemeBand({ themes }: { readonly themes: readonly ThemeStanding[] }): JSX.Element {
  const words = useWords();
  return (
    <ul className={styles['themes']} data-few={themes.length <= FEW}>
      {themes.map((theme) => (
        <li key={theme.id} className={styles['theme']}>
          <p className={styles['name']}>{words.say(theme.name)}</p>
          <p className={styles['standing']}>{standingOf(theme, words)}</p>
        </li>
      ))}
    </ul>
  );
}
