import { memo, useState, type JSX } from 'react';
import type { NearLayer } from '../../explore/within-reach.ts';
import { distanceWords } from '../../explore/distance-words.ts';
import type { Thing } from '../../explore/thing.ts';
import { formatNumber } from '../../design/numbers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords } from '../../design/wording.ts';
import control from './control.module.css';
import styles from './near-panel.module.css';

/** Rows that are read here; all of them are in the table. */
const MOST_ROWS = 40;

/** What of one layer is near: worst level, how many, the nearest; opened, each of them. */
export const NearLayerRow = memo(function NearLayerRow({
  near: { layer, title, worst, nearest, things },
  onTable,
  onThing,
}: {
  readonly near: NearLayer;
  readonly onTable: (layers: readonly string[]) => void;
  readonly onThing: (thing: Thing) => void;
}): JSX.Element {
  const { word, say, language } = useWords();
  const [isOpen, setOpen] = useState(false);
  const what = say(title);
  const n = formatNumber(things.length, language);
  const far = (m: number): string =>
    m === 0 ? word('explore/tools/near/inside') : distanceWords(m);
  return (
    <li className={styles['layer']}>
      <div className={styles['line']}>
        <button
          type="button"
          className={styles['open']}
          aria-expanded={isOpen}
          aria-label={`${word(`level/${worst}`)} · ${word('explore/tools/near/layer', { what, n, far: far(nearest) })}`}
          onClick={() => setOpen(!isOpen)}
        >
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
          <SeverityMark level={worst} className={styles['mark']} />
          <span className={styles['title']}>{what}</span>
          <span className={styles['count']}>{n}</span>
          <span className={styles['far']}>{far(nearest)}</span>
        </button>
        <button
          type="button"
          className={control['small']}
          aria-label={word('explore/tools/near/tableOf', { what, n })}
          onClick={() => onTable([layer])}
        >
          {word('explore/tools/near/table')}
        </button>
      </div>
      {isOpen ? (
        <ul className={styles['rows']}>
          {things.slice(0, MOST_ROWS).map(({ thing, farM }) => (
            <li key={thing.key}>
              <button type="button" className={styles['row']} onClick={() => onThing(thing)}>
                <SeverityMark level={thing.level} className={styles['mark']} />
                <span className={styles['title']}>{say(thing.name)}</span>
                <span className={styles['far']}>{far(farM)}</span>
              </button>
            </li>
          ))}
          {things.length > MOST_ROWS ? (
            <li className={styles['note']}>
              {word('explore/tools/near/more', {
                n: formatNumber(things.length - MOST_ROWS, language),
              })}
            </li>
          ) : null}
        </ul>
      ) : null}
    </li>
  );
});
