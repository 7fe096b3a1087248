import type { JSX } from 'react';
import controls from '../../design/form-controls.module.css';
import styles from './keys/desk-bar.module.css';
import { REGIONS } from './keys/regions.ts';
import { useDeskHands } from './keys/use-desk-hands.ts';
import { toRegion } from './keys/view-acts.ts';

/** The first that Tab reaches: ways past the parts of the desk to one of them. */
export function SkipSlot(): JSX.Element {
  const hands = useDeskHands();
  const { word } = hands.words;
  return (
    <nav className={styles['skip']} aria-label={word('explore/keys/skip')}>
      {REGIONS.map((region) => (
        <button
          key={region}
          type="button"
          className={controls['button']}
          onClick={() => toRegion(region)(hands)}
        >
          {word(`explore/keys/act/to-${region}`)}
        </button>
      ))}
    </nav>
  );
}
