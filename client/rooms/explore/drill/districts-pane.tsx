import { useCallback, type JSX } from 'react';
import { useWords } from '../../../design/wording.ts';
import { DistrictTable } from '../../../panels/explore/district-table.tsx';
import styles from '../../../panels/explore/district.module.css';
import button from '../../../panels/explore/inspector.module.css';
import { useDesk, useView } from '../desk.ts';
import { useDrill } from './use-drill.ts';
import { useScoreRows } from './use-score-rows.ts';

/** The districts' scorecard over the map, with all its columns. */
export function DistrictsPane(): JSX.Element {
  const { explore } = useDesk();
  const { word } = useWords();
  const chosen = useView((view) => view.district);
  const scores = useScoreRows();
  const drill = useDrill();
  const open = useCallback((code: string) => drill({ type: 'district', code }), [drill]);
  const title = word('explore/drill/city/districts', { n: scores.rows.length });
  return (
    <section className={styles['pane']} aria-label={title}>
      <div className={styles['bar']}>
        <h2>{title}</h2>
        <span className={styles['note']}>
          {word('explore/drill/city/scoreNote')} · {word('explore/drill/city/strip')}
        </span>
        <button
          type="button"
          className={button['button']}
          onClick={() => explore.change({ pane: 'city' })}
        >
          {word('explore/drill/city/narrow')}
        </button>
      </div>
      <div className={styles['inside']}>
        <DistrictTable {...scores} isWide chosen={chosen} onOpen={open} />
      </div>
    </section>
  );
}
