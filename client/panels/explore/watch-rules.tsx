import type { JSX } from 'react';
import type { WatchRule } from '../../../contract/workspace.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

/** Each rule with how many things break it now. */
export function WatchRules({
  rules,
  standing,
  unknown,
  onRemove,
}: {
  readonly rules: readonly WatchRule[];
  /** By rule; undefined = the present was not looked at yet. */
  readonly standing: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Ids of those of which nobody could tell now. */
  readonly unknown: ReadonlySet<string>;
  readonly onRemove: (id: string) => void;
}): JSX.Element {
  const { word } = useWords();
  if (rules.length === 0) {
    return <p className={styles['note']}>{word('explore/work/watch/empty')}</p>;
  }
  return (
    <ul aria-label={word('explore/work/watch/rules')}>
      {rules.map(({ id, name }) => {
        const n = standing?.get(id)?.size;
        return (
          <li key={id} className={styles['row']}>
            <span>
              <strong>{name}</strong>{' '}
              <span className={styles['note']}>
                {n === undefined
                  ? '—'
                  : n === 0
                    ? word(`explore/work/watch/${unknown.has(id) ? 'unknown' : 'quiet'}`)
                    : word('explore/work/watch/standing', { n })}
              </span>
            </span>
            <button
              type="button"
              className={controls['button']}
              aria-label={word('explore/work/watch/remove', { name })}
              onClick={() => onRemove(id)}
            >
              {word('explore/work/space/delete')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
