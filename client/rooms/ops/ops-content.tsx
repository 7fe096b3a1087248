import { useState, type JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { Contact } from '../../../contract/office.ts';
import type { City } from '../../city/city.ts';
import { useWords } from '../../design/wording.ts';
import { AlarmsPane } from '../../panels/ops/alarms-pane.tsx';
import type { Desk } from '../../panels/ops/desk.ts';
import type { Hearing } from '../../panels/ops/empty-list.tsx';
import { IndicatorsPane } from '../../panels/ops/indicators-pane.tsx';
import { OrdersPane } from '../../panels/ops/orders-pane.tsx';
import { SituationActions } from '../../panels/ops/situation-actions.tsx';
import { SituationDetail } from '../../panels/ops/situation-detail.tsx';
import { SituationSide } from '../../panels/ops/situation-side.tsx';
import { StagePane } from '../../panels/ops/stage-pane.tsx';
import type { OpsPlace } from './ops-address.ts';
import { ScreensContent } from './screens-content.tsx';
import { useNamed } from './use-named.ts';
import type { OfficeRows } from './use-office.ts';
import styles from './ops-room.module.css';

/** The part of the room that is open. */
export function OpsContent({
  city,
  cityAnswer,
  office,
  desk,
  token,
  hearing,
  place,
  book,
  minuteMs,
  nowMs,
  zone,
  onChoose,
  onGo,
}: {
  readonly city: City;
  readonly cityAnswer: CityAnswer | undefined;
  readonly office: OfficeRows;
  readonly desk: Desk;
  /** Says who sits here, to what is asked over HTTP. */
  readonly token: string | undefined;
  readonly hearing: Hearing;
  readonly place: OpsPlace;
  /** The city's contacts, as far as they are told to this desk. */
  readonly book: readonly Contact[] | undefined;
  readonly minuteMs: number;
  /** Whole seconds. */
  readonly nowMs: number;
  readonly zone: string;
  readonly onChoose: (subject: string | undefined) => void;
  readonly onGo: (place: Partial<OpsPlace>) => void;
}): JSX.Element {
  const { word } = useWords();
  const { tab, subject } = place;
  const { titleOf, situationTitle, abouts, contacts } = useNamed(city, tab === 'orders', book);
  /** What a new order is to be about. */
  const [about, setAbout] = useState<string>();
  const common = { desk, minuteMs, zone };
  switch (tab) {
    case 'alarms':
      return (
        <AlarmsPane
          {...common}
          alarms={office.alarms}
          load={office.indicators.load}
          hearing={hearing}
          city={cityAnswer}
          chosen={subject}
          titleOf={situationTitle}
          onChoose={onChoose}
        />
      );
    case 'situations': {
      const { open, ended } = office.situations;
      const situation =
        [...open, ...ended].find((each) => each.subject === subject) ??
        (subject === undefined ? open[0] : undefined);
      if (situation === undefined) {
        return <p className={styles['loading']}>{word('ops/situation/choose')}</p>;
      }
      const { clocks } = office.indicators;
      const isRunning = situation.data.incidents.some((each) =>
        clocks.get(each)?.segments.some(({ state }) => state === 'running'),
      );
      return (
        <div className={styles['situation']} key={situation.subject}>
          <div className={styles['scroll']}>
            <button type="button" className={styles['back']} onClick={() => onChoose(undefined)}>
              {word('ops/back')}
            </button>
            <SituationDetail
              situation={situation}
              city={cityAnswer}
              feeds={city.byKind.feed}
              minuteMs={minuteMs}
              zone={zone}
              titleOf={situationTitle}
            >
              <SituationActions situation={situation} desk={desk} zone={zone} />
            </SituationDetail>
          </div>
          <div className={styles['scroll']}>
            <SituationSide
              situation={situation}
              city={cityAnswer}
              slices={city.byKind}
              clocks={clocks}
              nowMs={isRunning ? nowMs : minuteMs}
              minuteMs={minuteMs}
              zone={zone}
              onDirect={(wanted) => {
                setAbout(wanted);
                onGo({ tab: 'orders', subject: undefined });
              }}
              onAlarm={(alarm) => onGo({ tab: 'alarms', subject: alarm })}
            />
          </div>
        </div>
      );
    }
    case 'orders':
      return (
        <OrdersPane
          {...common}
          key={about ?? ''}
          orders={office.orders}
          contacts={contacts}
          abouts={abouts}
          about={about}
          nowMs={nowMs}
          chosen={subject}
          aboutOf={titleOf}
          onChoose={onChoose}
        />
      );
    case 'stage':
      return <StagePane {...common} stage={office.stage} />;
    case 'indicators':
      return <IndicatorsPane indicators={office.indicators} city={cityAnswer} zone={zone} />;
    case 'screens':
      return <ScreensContent desk={desk} token={token} />;
  }
}
