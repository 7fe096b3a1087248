import { useMemo, type JSX } from 'react';
import type { City, EventOf } from '../city/city.ts';
import { isTold } from '../city/is-told.ts';
import { leadClock } from '../city/lead-clock.ts';
import { ordersAbout } from '../city/select-acts.ts';
import { selectSafety } from '../city/select-safety.ts';
import { selectTileTrust } from '../city/select-tile-trust.ts';
import { CAMERA_LETTERS } from '../design/camera-letters.ts';
import { useWords } from '../design/wording.ts';
import { CameraGrid } from '../panels/takeover/camera-grid.tsx';
import { ContactLine } from '../panels/takeover/contact-line.tsx';
import { EvidenceTimeline } from '../panels/takeover/evidence-timeline.tsx';
import { ExposedPeople } from '../panels/takeover/exposed-people.tsx';
import { lettersOnMap } from '../panels/takeover/letters-on-map.ts';
import { OrderRows, orderCounts } from '../panels/takeover/order-rows.tsx';
import { Part } from '../panels/takeover/part.tsx';
import { ResponseSteps } from '../panels/takeover/response-steps.tsx';
import { TileBoundary } from '../panels/tile-boundary.tsx';
import { Tile } from '../panels/tile.tsx';
import type { SceneProps } from './define-scene.ts';
import { middleOf, takeoverView } from './takeover-view.ts';
import styles from './takeover.module.css';

/** Rows of orders above the timeline; on a higher wall there is room for the rest's number only. */
const MOST_ORDERS = 2;
const secondMs = 1000;

/** Sources of calls that speak for the situation, or that its leading call came from. */
function callFeeds({ data }: EventOf<'situation'>, own: string | undefined): ReadonlySet<string> {
  const told = data.evidence
    .filter(({ subject }) => subject.startsWith('incident/'))
    .map(({ feed }) => feed);
  return new Set(own === undefined ? told : [own]);
}

/** What is known of the situation: response, orders, people, pictures, evidence, who to call. */
export function TakeoverBody({
  scene,
  city,
  event,
}: {
  readonly scene: SceneProps;
  readonly city: City;
  readonly event: EventOf<'situation'>;
}): JSX.Element {
  const { word, say } = useWords();
  const { cityAnswer, time, minuteMs } = scene;
  const { byKind } = city;
  const { data } = event;
  const zone = cityAnswer?.zone ?? 'UTC';
  const nowMs = Math.floor((time.nowMs ?? minuteMs) / secondMs) * secondMs;
  const lead = useMemo(() => leadClock(event, byKind), [event, byKind]);
  const called = useMemo(
    () => callFeeds(event, lead?.incident.data.provenance.feed),
    [event, lead?.incident],
  );
  const isCallsTold = useMemo(() => {
    const { calls, callTrust } = selectSafety(byKind, [], minuteMs);
    return calls.length > 0 || isTold(callTrust);
  }, [byKind, minuteMs]);
  const orders = useMemo(
    () => ordersAbout(event.subject, byKind.directive),
    [event.subject, byKind.directive],
  );
  const view = takeoverView(scene);
  const near = useMemo(() => middleOf(view.bounds), [view.bounds]);
  const behind = useMemo(
    () =>
      new Set([
        ...data.evidence.map(({ feed }) => feed),
        ...data.missing.flatMap(({ feeds }) => feeds),
      ]),
    [data.evidence, data.missing],
  );
  const trust = useMemo(
    () => selectTileTrust(byKind.feed, ({ feed }) => behind.has(feed)),
    [byKind.feed, behind],
  );
  const mode = cityAnswer?.mode ?? city.mode;
  const without =
    mode === 'exercise' ? 'exercise' : mode !== 'live' || time.isPlayback ? 'replay' : undefined;
  const shown = Math.min(data.cameras.length, CAMERA_LETTERS.length);
  const letters = lettersOnMap(data.cameras, view.bounds);
  const clockTitle = word('takeover/clock/title');
  const clockBody =
    lead === undefined ? (
      <p className={styles['empty']}>
        {word(isCallsTold ? 'takeover/clock/none' : 'takeover/clock/unknown')}
      </p>
    ) : (
      <ResponseSteps lead={lead} nowMs={nowMs} zone={zone} />
    );
  return (
    <>
      <div className={styles['clocks']}>
        {called.size === 0 ? (
          <Part title={clockTitle}>{clockBody}</Part>
        ) : (
          <Tile
            title={clockTitle}
            note={
              lead === undefined
                ? undefined
                : word('takeover/clock/note', {
                    what: say(lead.incident.data.headline),
                    n: lead.running,
                  })
            }
            trust={selectTileTrust(byKind.feed, ({ feed }) => called.has(feed))}
            minuteMs={minuteMs}
            zone={zone}
          >
            {clockBody}
          </Tile>
        )}
      </div>
      <div className={styles['orders']}>
        <Part
          title={
            orders.length === 0
              ? word('takeover/orders/title')
              : `${word('takeover/orders/title')} ${orders.length}`
          }
          note={
            orders.length === 0 ? undefined : word('takeover/orders/counts', orderCounts(orders))
          }
        >
          <OrderRows orders={orders} most={MOST_ORDERS} minuteMs={minuteMs} zone={zone} />
        </Part>
      </div>
      <div className={styles['people']}>
        <Part title={word('takeover/exposed/title')}>
          <ExposedPeople data={data} />
        </Part>
      </div>
      <div className={styles['cameras']}>
        <Part
          title={word('takeover/camera/title')}
          note={
            shown === 0
              ? undefined
              : letters === ''
                ? word('takeover/camera/noteOff', { n: shown })
                : word('takeover/camera/note', { n: shown, letters })
          }
        >
          <CameraGrid cameras={data.cameras} without={without} />
        </Part>
      </div>
      <div className={styles['timeline']}>
        <TileBoundary>
          <EvidenceTimeline
            event={event}
            byKind={byKind}
            near={near}
            trust={trust}
            nowMs={minuteMs}
            zone={zone}
          />
        </TileBoundary>
      </div>
      <div className={styles['contacts']}>
        <TileBoundary>
          <ContactLine contacts={data.incharge} />
        </TileBoundary>
      </div>
    </>
  );
}
