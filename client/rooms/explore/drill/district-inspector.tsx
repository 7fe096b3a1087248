import { useMemo, type JSX } from 'react';
import { rankOf } from '../../../design/severity.ts';
import { SeverityMark } from '../../../design/severity-mark.tsx';
import { useWords } from '../../../design/wording.ts';
import {
  districtContacts,
  districtGauge,
  districtLayers,
} from '../../../explore/drill-district.ts';
import { scoreRows } from '../../../explore/score-rows.ts';
import { relatedSeries } from '../../../explore/series-related.ts';
import { LinkedCharts } from '../../../panels/explore/chart-linked.tsx';
import { DistrictCells } from '../../../panels/explore/district-cells.tsx';
import { DistrictLayers } from '../../../panels/explore/district-layers.tsx';
import district from '../../../panels/explore/district.module.css';
import { InspectorFoot } from '../../../panels/explore/inspector-foot.tsx';
import styles from '../../../panels/explore/inspector.module.css';
import { ContactLinks } from '../../../panels/ops/contact-links.tsx';
import { useDesk } from '../desk.ts';
import { useCopyHere } from '../use-copy-here.ts';
import { OverlayChoice } from './overlay-choice.tsx';
import { useCharts } from './use-charts.ts';
import { useCityTurn } from './use-city-turn.ts';
import { useOpenThing } from './use-drill.ts';

const NO_ACTS = [] as const;

/** What is known of one district at this minute of the clock. */
function useDistrict(code: string) {
  const { cityAnswer } = useDesk();
  const turn = useCityTurn();
  return useMemo(() => {
    if (turn === undefined) return undefined;
    const { city, nowMs, things, bySubject } = turn;
    const known = cityAnswer.districts.filter((each) => each.code === code);
    const gauge = districtGauge(things, code);
    return {
      row: scoreRows(city, things, known, nowMs)[0],
      layers: districtLayers(things, code),
      contacts: districtContacts(things, code),
      gauge,
      related: gauge === undefined ? undefined : relatedSeries(gauge, things, bySubject),
    };
  }, [cityAnswer, code, turn]);
}

/** One district: its level and why, its charts, who is in charge, and what is there, worst first. */
export function DistrictInspector({ code }: { readonly code: string }): JSX.Element {
  const { cityAnswer } = useDesk();
  const { say, word } = useWords();
  const told = useDistrict(code);
  const area = useMemo(() => ({ type: 'district', code }) as const, [code]);
  const { model, ...charts } = useCharts({
    gauge: told?.gauge,
    related: told?.related,
    area,
    ahead: undefined,
  });
  const openThing = useOpenThing();
  const onCopy = useCopyHere();
  const row = told?.row;
  if (told === undefined || row === undefined) {
    return <p className={styles['empty']}>{word('explore/drill/absent')}</p>;
  }
  return (
    <>
      <div className={styles['scroll']}>
        <div className={styles['body']}>
          <header className={styles['head']}>
            <div className={styles['line']}>
              <SeverityMark level={row.level} className={styles['mark']} />
              <h2>{say(row.name)}</h2>
              <span>{word(`level/${row.level}`)}</span>
            </div>
            <p className={styles['soft']}>
              <DistrictCells cells={row.cells} /> {word('explore/drill/city/strip')}
            </p>
            <p>
              {word('explore/drill/district/summary', {
                situations: row.situations ?? '?',
                incidents: row.incidents ?? '?',
                calls: row.calls ?? '?',
                requests: row.requests ?? '?',
              })}
            </p>
            {rankOf(row.level) < 1 ? null : (
              <p className={styles['soft']}>{row.reasons.map(say).join(' · ')}</p>
            )}
          </header>
          {model === undefined ? null : (
            <LinkedCharts model={model} zone={cityAnswer.zone} {...charts}>
              <OverlayChoice own={model.value?.lines[0]?.id} />
            </LinkedCharts>
          )}
          <section aria-label={word('explore/drill/district/contacts')}>
            <h3 className={styles['title']}>{word('explore/drill/district/contacts')}</h3>
            {told.contacts.length === 0 ? (
              <p className={styles['soft']}>{word('explore/drill/district/noContacts')}</p>
            ) : (
              <ul className={district['people']}>
                {told.contacts.map((contact) => (
                  <li key={contact.id}>
                    <strong>{say(contact.name)}</strong>
                    <span className={styles['soft']}>{say(contact.duty)}</span>
                    <ContactLinks contact={contact} />
                  </li>
                ))}
              </ul>
            )}
          </section>
          <DistrictLayers layers={told.layers} onOpen={openThing} />
        </div>
      </div>
      <InspectorFoot acts={NO_ACTS} onCopy={onCopy} />
    </>
  );
}
