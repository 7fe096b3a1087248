import { useMemo, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import { trailOf, type DrillStep } from '../../explore/drill-trail.ts';
import { InspectorTrail, type Crumb } from '../../panels/explore/inspector-trail.tsx';
import { titleOf } from '../../panels/explore/inspector-title.ts';
import { useDesk, useRows, useView } from './desk.ts';
import { CityInspector } from './drill/city-inspector.tsx';
import { ComparePane } from './drill/compare-pane.tsx';
import { DistrictInspector } from './drill/district-inspector.tsx';
import { DistrictsPane } from './drill/districts-pane.tsx';
import { ThingInspector } from './drill/thing-inspector.tsx';
import { useDrill } from './drill/use-drill.ts';
import frame from '../../panels/explore/inspector.module.css';
import styles from './explore-room.module.css';

/** The open levels with their names. */
function useCrumbs(): readonly Crumb[] {
  const { cityAnswer } = useDesk();
  const words = useWords();
  const district = useView((view) => view.district);
  const subject = useView((view) => view.subject);
  const event = useView((view) => view.event);
  const thing = useRows(({ bySubject }) =>
    subject === undefined ? undefined : bySubject.get(subject),
  );
  return useMemo(() => {
    const nameOf = (step: DrillStep): string => {
      switch (step.type) {
        case 'city':
          return words.say(cityAnswer.shortName);
        case 'district': {
          const found = cityAnswer.districts.find(({ code }) => code === step.code);
          return found === undefined ? step.code : words.say(found.name);
        }
        case 'thing':
          return thing === undefined ? step.subject : titleOf(thing, words);
        case 'event':
          return words.word('explore/drill/event');
      }
    };
    const view = {
      ...(district === undefined ? {} : { district }),
      ...(subject === undefined ? {} : { subject }),
      ...(event === undefined ? {} : { event }),
    };
    return trailOf(view, thing).map((step) => ({ step, name: nameOf(step) }));
  }, [cityAnswer, words, district, subject, event, thing]);
}

/** City, district or thing: whatever was drilled into. */
export function InspectorSlot(): JSX.Element {
  const { word } = useWords();
  const subject = useView((view) => view.subject);
  const district = useView((view) => view.district);
  const pane = useView((view) => view.pane);
  const crumbs = useCrumbs();
  const drill = useDrill();
  return (
    <>
      {pane === 'districts' ? <DistrictsPane /> : null}
      {pane === 'compare' ? <ComparePane /> : null}
      <aside
        className={styles['inspector']}
        aria-label={word('explore/inspector/label')}
        data-region="inspector"
      >
        <div className={frame['frame']}>
          <InspectorTrail crumbs={crumbs} onStep={drill} />
          {subject !== undefined ? (
            <ThingInspector key={subject} subject={subject} />
          ) : district !== undefined ? (
            <DistrictInspector key={district} code={district} />
          ) : (
            <CityInspector />
          )}
        </div>
      </aside>
    </>
  );
}
