import { useCallback, type JSX } from 'react';
import { clockMinute } from '../../../design/times.ts';
import { useWords, type Words } from '../../../design/wording.ts';
import type { HourCalls } from '../../../explore/calls-normal.ts';
import { DistrictTable } from '../../../panels/explore/district-table.tsx';
import styles from '../../../panels/explore/district.module.css';
import button from '../../../panels/explore/inspector.module.css';
import { useDesk, useView } from '../desk.ts';
import { useDrill } from './use-drill.ts';
import { useHourCalls } from './use-hour-calls.ts';
import { useScoreRows } from './use-score-rows.ts';

/** Which hour the calls are of, and what normal is made of. */
function hourWords({ fromMs, toMs, weeks }: HourCalls, zone: string, word: Words['word']): string {
  const [from, to] = [clockMinute(fromMs, zone), clockMinute(toMs, zone)];
  return weeks === 0
    ? word('explore/drill/city/callsHourNoNormal', { from, to })
    : word('explore/drill/city/callsHour', { from, to, n: weeks });
}

/** The districts' scorecard over the map, with all its columns. */
export function DistrictsPane(): JSX.Element {
  const { explore, cityAnswer } = useDesk();
  const { word } = useWords();
  const chosen = useView((view) => view.district);
  const scores = useScoreRows();
  const hourCalls = useHourCalls();
  const drill = useDrill();
  const open = useCallback((code: string) => drill({ type: 'district', code }), [drill]);
  const title = word('explore/drill/city/districts', { n: scores.rows.length });
  return (
    <section className={styles['pane']} aria-label={title}>
      <div className={styles['bar']}>
        <h2>{title}</h2>
        <span className={styles['note']}>
          {word('explore/drill/city/scoreNote')}
          {hourCalls === undefined ? '' : ` · ${hourWords(hourCalls, cityAnswer.zone, word)}`}
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
        <DistrictTable {...scores} isWide hourCalls={hourCalls} chosen={chosen} onOpen={open} />
      </div>
    </section>
  );
}
