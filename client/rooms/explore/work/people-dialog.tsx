import type { JSX } from 'react';
import { clockMinute } from '../../../design/times.ts';
import { useWords } from '../../../design/wording.ts';
import { WorkDialog } from '../../../panels/explore/work-dialog.tsx';
import controls from '../../../design/form-controls.module.css';
import styles from '../../../panels/explore/work.module.css';
import { useDesk, useRows } from '../desk.ts';
import { useCompany } from './use-company.ts';
import { useWork } from './use-work.ts';

/** Who else looks at the open workspace, when and at what; and what they call this desk. */
export function PeopleDialog({
  name,
  onName,
  onClose,
}: {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { cityAnswer } = useDesk();
  const { say, word } = useWords();
  const { colleagues } = useCompany();
  const actor = useWork(({ session }) => session?.actor ?? undefined);
  const bySubject = useRows((rows) => rows.bySubject);
  return (
    <WorkDialog title={word('explore/work/people/label')} onClose={onClose}>
      <ul>
        {colleagues.map(({ id, name: called, isKnown, subject, past }) => {
          // What is not yet known at the time on screen is not named either.
          const thing = subject === undefined ? undefined : bySubject.get(subject);
          return (
            <li key={id} className={styles['row']}>
              <span>
                <strong>{called}</strong>{' '}
                <span className={styles['note']}>
                  {isKnown ? word('explore/work/people/known') : ''}
                  {past === undefined
                    ? ''
                    : ` ${word('explore/work/people/past', {
                        at: clockMinute(Date.parse(past), cityAnswer.zone),
                      })}`}
                </span>
              </span>
              <span>{thing === undefined ? '' : say(thing.name)}</span>
            </li>
          );
        })}
      </ul>
      {actor !== undefined ? null : (
        <label className={controls['field']}>
          <span>{word('explore/work/people/me')}</span>
          <input
            type="text"
            className={controls['input']}
            defaultValue={name}
            maxLength={40}
            onBlur={({ target }) => onName(target.value)}
          />
        </label>
      )}
    </WorkDialog>
  );
}
