import { useMemo, useState, type JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import { groupAlarms, type AlarmGroup } from '../../city/group-alarms.ts';
import type { AlarmEvent } from '../../city/select-alarms.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { districtWords } from '../matter-words.ts';
import { hazardWord } from './hazard-words.ts';
import { LevelMark } from './level-mark.tsx';
import desk from './desk.module.css';
import styles from './alarm-groups.module.css';

function groupTitle(group: AlarmGroup, city: CityAnswer | undefined, words: Words): string {
  const district = group.district === undefined ? '' : districtWords([group.district], city, words);
  return words.word('ops/alarm/groupRow', { hazard: hazardWord(group.hazard, words), district });
}

/** A flood of alarms in at most seven rows; one that is opened lists its alarms. */
export function AlarmGroups({
  alarms,
  city,
  list,
}: {
  readonly alarms: readonly AlarmEvent[];
  readonly city: CityAnswer | undefined;
  readonly list: (members: readonly AlarmEvent[]) => JSX.Element;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const { groups, hidden, rest } = useMemo(() => groupAlarms(alarms), [alarms]);
  const [open, setOpen] = useState<string>();
  return (
    <>
      <ol className={styles['groups']} aria-label={word('ops/alarm/group')}>
        {groups.map((group) => {
          const { key, members, severity, unacknowledged } = group;
          const isOpen = key === open;
          return (
            <li key={key} className={styles['group']}>
              <button
                type="button"
                className={styles['head']}
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? undefined : key)}
              >
                <LevelMark severity={severity} />
                <strong className={styles['title']}>{groupTitle(group, city, words)}</strong>
                <span>
                  {word('ops/alarm/groupCount', { n: members.length, unack: unacknowledged })}
                </span>
              </button>
              {isOpen ? list(members) : null}
            </li>
          );
        })}
      </ol>
      {hidden === 0 ? null : (
        <p className={desk['note']}>
          {word('ops/more', { n: word('ops/alarm/groups', { n: hidden }) })} ·{' '}
          {word('ops/count', { n: rest })}
        </p>
      )}
    </>
  );
}
