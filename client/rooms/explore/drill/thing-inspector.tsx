import { useMemo, type JSX } from 'react';
import { useWords } from '../../../design/wording.ts';
import { aheadOfAlarm, changeOver } from '../../../explore/drill-ahead.ts';
import { pointsOf } from '../../../explore/series-points.ts';
import { datastreamOf, relatedSeries } from '../../../explore/series-related.ts';
import { thingOfEvent } from '../../../explore/thing-of-event.ts';
import type { Thing } from '../../../explore/thing.ts';
import { LinkedCharts } from '../../../panels/explore/chart-linked.tsx';
import { InspectorFactList } from '../../../panels/explore/inspector-fact-list.tsx';
import { factsOf } from '../../../panels/explore/inspector-facts.ts';
import { InspectorFoot } from '../../../panels/explore/inspector-foot.tsx';
import { InspectorHead } from '../../../panels/explore/inspector-head.tsx';
import { InspectorHistory } from '../../../panels/explore/inspector-history.tsx';
import { InspectorPart } from '../../../panels/explore/inspector-part-list.tsx';
import { partsOf } from '../../../panels/explore/inspector-parts.ts';
import { stateOf, titleOf } from '../../../panels/explore/inspector-title.ts';
import { unitOf } from '../../../explore/thing-unit.ts';
import styles from '../../../panels/explore/inspector.module.css';
import { useDesk, useRows, useView } from '../desk.ts';
import { useCopyHere } from '../use-copy-here.ts';
import { OverlayChoice } from './overlay-choice.tsx';
import { ThingClock } from './thing-clock.tsx';
import { useCharts } from './use-charts.ts';
import { useOpenEvent, useOpenThing } from './use-drill.ts';
import { useFactContext } from './use-fact-context.ts';
import { useFootActs } from './use-foot-acts.ts';
import { useVersions } from './use-versions.ts';

const halfHourMs = 1_800_000;
const nearM = 2000;

/** The row whose values are charted: its own, or what an alarm watches. */
function useGauge(thing: Thing | undefined): Thing | undefined {
  const watched = thing?.event?.kind === 'alarm' ? thing.event.data.watched : undefined;
  const seen = useRows(({ bySubject }) =>
    watched === undefined ? undefined : bySubject.get(watched),
  );
  const shown = watched === undefined ? thing : seen;
  return shown !== undefined && datastreamOf(shown) !== undefined ? shown : undefined;
}

/** What the office says of when the next limit is reached: by the alarm itself, or by the alarms that watch the thing. */
function useAlarmAhead(subject: string) {
  const alarm = useRows(({ bySubject, things }) => {
    const own = bySubject.get(subject);
    if (own?.kind === 'alarm') return own;
    return things.find(
      ({ event }) =>
        event?.kind === 'alarm' &&
        event.data.watched === subject &&
        event.data.isActive &&
        event.data.ahead !== undefined,
    );
  });
  return useMemo(
    () => (alarm?.event?.kind === 'alarm' ? aheadOfAlarm(alarm.event.data) : undefined),
    [alarm],
  );
}

/** One thing of any kind: what it says now, its charts, its facts and every version of it. */
export function ThingInspector({ subject }: { readonly subject: string }): JSX.Element {
  const { cityAnswer, data } = useDesk();
  const { zone } = cityAnswer;
  const words = useWords();
  const shown = useRows(({ bySubject }) => bySubject.get(subject));
  const chosen = useView((view) => view.event);
  const isKept = !subject.startsWith('position/');
  const versions = useVersions(isKept ? subject : undefined, shown?.event?.id);
  const rows = useMemo(
    () => versions.events.map((event) => thingOfEvent(event, event.id)),
    [versions.events],
  );
  const thing = shown ?? rows[0];
  const gauge = useGauge(thing);
  const ahead = useAlarmAhead(subject);
  const context = useFactContext();
  const related = useMemo(() => {
    const { things, bySubject } = data.getState();
    return thing === undefined ? undefined : relatedSeries(gauge ?? thing, things, bySubject);
  }, [data, thing, gauge]);
  const { lon, lat } = thing?.at ?? {};
  const area = useMemo(
    () =>
      lon === undefined || lat === undefined
        ? undefined
        : ({ type: 'place', at: { lon, lat }, radiusM: nearM } as const),
    [lon, lat],
  );
  const { model, ...charts } = useCharts({ gauge, related, area, ahead });
  const openThing = useOpenThing();
  const openEvent = useOpenEvent();
  const acts = useFootActs(subject);
  const onCopy = useCopyHere();
  const facts = useMemo(
    () => (thing === undefined ? [] : factsOf(thing, context)),
    [thing, context],
  );
  const parts = useMemo(() => partsOf(thing?.event, context), [thing, context]);
  const newest = shown?.event?.id ?? rows[0]?.key;
  const provenance = useMemo(
    () => (newest === undefined ? undefined : () => openEvent(newest)),
    [newest, openEvent],
  );
  if (thing === undefined) {
    return (
      <p className={styles['empty']}>
        {words.word(`explore/drill/${versions.state === 'known' ? 'absent' : versions.state}`)}
      </p>
    );
  }
  const own = model?.value?.lines[0];
  const isOwn = own !== undefined && own.id === (gauge && datastreamOf(gauge));
  // Of a value its course says most, of all else what is known of it.
  const isValue = thing.kind === 'observation';
  const told = (
    <>
      <InspectorFactList facts={facts} onOpen={openThing} />
      {thing.event?.kind === 'incident' ? <ThingClock incident={thing.event} /> : null}
      {parts.map((part) => (
        <InspectorPart key={part.id} part={part} onOpen={openThing} />
      ))}
    </>
  );
  return (
    <>
      <div className={styles['scroll']}>
        <div className={styles['body']}>
          <InspectorHead
            thing={thing}
            title={titleOf(thing, words)}
            state={stateOf(thing, words)}
            unit={unitOf(thing, words.language)}
            change={isOwn ? changeOver(pointsOf(own.course), halfHourMs) : undefined}
            ahead={model?.value?.ahead ?? ahead}
            minuteMs={context.nowMs}
            zone={zone}
            isGone={shown === undefined}
            {...(provenance === undefined ? {} : { onProvenance: provenance })}
          />
          {isValue ? null : told}
          {model === undefined ? null : (
            <LinkedCharts model={model} zone={zone} {...charts}>
              <OverlayChoice own={gauge === undefined ? undefined : datastreamOf(gauge)} />
            </LinkedCharts>
          )}
          <InspectorHistory
            versions={rows}
            chosen={chosen}
            state={versions.state}
            isKept={isKept}
            minuteMs={context.nowMs}
            zone={zone}
            onOpen={openEvent}
            onMore={versions.more}
          />
          {isValue ? told : null}
        </div>
      </div>
      <InspectorFoot acts={acts} onCopy={onCopy} />
    </>
  );
}
