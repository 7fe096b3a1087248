import { memo, type JSX } from 'react';
import type { DeskLayer } from '../../explore/desk-layers.ts';
import type { LayerChoice } from '../../explore/explore-view.ts';
import { useWords } from '../../design/wording.ts';
import styles from './layer-list.module.css';

/** What can be shown, by domain, and what is. */
export const LayerList = memo(function LayerList({
  layers,
  choices,
  onToggle,
}: {
  readonly layers: readonly DeskLayer[];
  readonly choices: readonly LayerChoice[];
  readonly onToggle: (id: string) => void;
}): JSX.Element {
  const { say, word } = useWords();
  const on = new Set(choices.map(({ id }) => id));
  return (
    <section aria-label={word('explore/layers/label')}>
      <ul>
        {layers.map(({ id, title, count }) => (
          <li key={id}>
            <label className={styles['row']}>
              <input type="checkbox" checked={on.has(id)} onChange={() => onToggle(id)} />
              <span>{say(title)}</span>
              <span className={styles['count']}>{count}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
});
