import { useCallback, type JSX } from 'react';
import { rankOf } from '../../../design/severity.ts';
import { useWords } from '../../../design/wording.ts';
import { CityHead } from '../../../panels/explore/city-head.tsx';
import { DistrictFigures } from '../../../panels/explore/district-figures.tsx';
import { DistrictTable } from '../../../panels/explore/district-table.tsx';
import { InspectorFoot, type FootAct } from '../../../panels/explore/inspector-foot.tsx';
import styles from '../../../panels/explore/inspector.module.css';
import { useDesk, useView } from '../desk.ts';
import { useCopyHere } from '../use-copy-here.ts';
import { useCityStand } from './use-city-stand.ts';
import { useClockMinute } from './use-clock-minute.ts';
import { useDrill, useOpenThing } from './use-drill.ts';
import { useFigures } from './use-figures.ts';
import { useScoreRows } from './use-score-rows.ts';

/** The whole city: its districts, worst first, and its key figures. */
export function CityInspector(): JSX.Element {
  const { explore, cityAnswer } = useDesk();
  const { say, word } = useWords();
  const stand = useCityStand();
  const pane = useView((view) => view.pane);
  const minuteMs = useClockMinute() ?? 0;
  const scores = useScoreRows();
  const figures = useFigures();
  const drill = useDrill();
  const openThing = useOpenThing();
  const onCopy = useCopyHere();
  const openDistrict = useCallback((code: string) => drill({ type: 'district', code }), [drill]);
  const isWide = pane === 'districts';
  const acts: readonly FootAct[] = [
    {
      id: 'wide',
      name: word(`explore/drill/city/${isWide ? 'narrow' : 'wide'}`),
      isPressed: isWide,
      isPrimary: true,
      run: () => explore.change({ pane: isWide ? 'city' : 'districts' }),
    },
  ];
  return (
    <>
      <div className={styles['scroll']}>
        <div className={styles['body']}>
          <CityHead
            {...stand}
            name={say(cityAnswer.shortName)}
            districts={scores.rows.filter(({ level }) => rankOf(level) >= 2).length}
          />
          {isWide ? null : (
            <DistrictTable {...scores} isWide={false} chosen={undefined} onOpen={openDistrict} />
          )}
          <DistrictFigures
            figures={figures}
            minuteMs={minuteMs}
            zone={cityAnswer.zone}
            onOpen={openThing}
          />
        </div>
      </div>
      <InspectorFoot acts={acts} onCopy={onCopy} />
    </>
  );
}
