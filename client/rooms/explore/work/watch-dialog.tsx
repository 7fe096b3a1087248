import { useEffect, useState, type JSX } from 'react';
import { WORKSPACE_LIMITS } from '../../../../contract/workspace.ts';
import { commandKey } from '../../../city/command-key.ts';
import { clockSecond } from '../../../design/times.ts';
import { useWords } from '../../../design/wording.ts';
import { WatchForm, type NewRule } from '../../../panels/explore/watch-form.tsx';
import { isToldOf, watchable } from '../../../explore/watch-rules.ts';
import { WatchRules } from '../../../panels/explore/watch-rules.tsx';
import { WorkDialog } from '../../../panels/explore/work-dialog.tsx';
import controls from '../../../design/form-controls.module.css';
import styles from '../../../panels/explore/work.module.css';
import { useCity, useDesk, useRows, useView } from '../desk.ts';
import type { WatchKeeping } from './use-watch-list.ts';
import { useWork } from './use-work.ts';

type Permission = NotificationPermission | 'none';
const permissionNow = (): Permission =>
  'Notification' in window ? Notification.permission : 'none';

/** When to be told, what stands now, and what was told since the page was opened. */
export function WatchDialog({
  keeping,
  onClose,
}: {
  readonly keeping: WatchKeeping;
  readonly onClose: () => void;
}): JSX.Element {
  const { work, explore, cityAnswer } = useDesk();
  const { say, word } = useWords();
  const rules = useWork((state) => state.rules);
  const memory = useWork((state) => state.memory);
  const heard = useWork((state) => state.heard);
  const isPast = useCity(({ time }) => time.isPlayback);
  const layers = useRows((rows) => rows.layers);
  const bySubject = useRows((rows) => rows.bySubject);
  const subject = useView((view) => view.subject);
  const thing = subject === undefined ? undefined : bySubject.get(subject);
  const [permission, setPermission] = useState(permissionNow);
  // What comes while it is open is not counted.
  useEffect(() => work.setState({ unseen: 0 }), [work]);
  const told = (path: string, fill?: Readonly<Record<string, string | number>>): string =>
    word(`explore/work/watch/${path}`, fill);
  const isFull = rules.length >= WORKSPACE_LIMITS.rules;
  const add = (rule: NewRule): void => keeping.keep([...rules, { ...rule, id: commandKey() }]);
  const select = (key: string): void => explore.change({ subject: key, pane: 'city' });
  return (
    <WorkDialog title={told('label')} onClose={onClose}>
      <p className={styles['note']}>
        {told(`kept/${keeping.isOnServer ? 'server' : 'local'}`)}
        {isPast ? ` · ${told('past')}` : ''}
      </p>
      {keeping.told === undefined ? null : (
        <p className={styles['loud']} role="alert">
          {keeping.told}
        </p>
      )}
      <WatchRules
        rules={rules}
        standing={memory?.standing}
        unknown={
          new Set(rules.filter((rule) => !isToldOf(rule, layers, bySubject)).map(({ id }) => id))
        }
        onRemove={(id) => keeping.keep(rules.filter((rule) => rule.id !== id))}
      />
      {isFull ? (
        <p className={styles['note']}>{told('full', { n: WORKSPACE_LIMITS.rules })}</p>
      ) : (
        <WatchForm thing={thing} layers={watchable(layers)} onAdd={add} />
      )}
      {permission === 'default' ? (
        <button
          type="button"
          className={controls['button']}
          onClick={() => void Notification.requestPermission().then(setPermission)}
        >
          {told('allow')}
        </button>
      ) : null}
      {permission === 'granted' || permission === 'denied' ? (
        <p className={styles['note']}>{told(permission === 'granted' ? 'allowed' : 'denied')}</p>
      ) : null}
      <h3 className={styles['part']}>{told('heard')}</h3>
      {heard.length === 0 ? <p className={styles['note']}>{told('heardNone')}</p> : null}
      <ul>
        {heard.map(({ key, rule, thing: risen, atMs }) => (
          <li key={key} className={styles['row']}>
            <span>
              {clockSecond(atMs, cityAnswer.zone)}{' '}
              {told('rose', { rule: rule.name, name: say(risen.name) })}
            </span>
            <button
              type="button"
              className={controls['button']}
              onClick={() => select(risen.subject)}
            >
              {word('explore/work/note/onMap')}
            </button>
          </li>
        ))}
      </ul>
    </WorkDialog>
  );
}
