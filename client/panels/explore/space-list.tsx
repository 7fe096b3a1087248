import { useState, type JSX } from 'react';
import type { WorkspaceEntry } from '../../../contract/workspace.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

/** Workspaces to open; one's own can be deleted, after a second word. */
export function SpaceList({
  entries,
  openId,
  nowMs,
  zone,
  onOpen,
  onDelete,
}: {
  readonly entries: readonly WorkspaceEntry[];
  readonly openId: string | undefined;
  readonly nowMs: number;
  readonly zone: string;
  readonly onOpen: (id: string) => void;
  readonly onDelete: (id: string, version: number) => void;
}): JSX.Element {
  const { word } = useWords();
  const [doomed, setDoomed] = useState<string>();
  if (entries.length === 0) {
    return <p className={styles['note']}>{word('explore/work/space/empty')}</p>;
  }
  return (
    <ul>
      {entries.map(({ id, name, owner, changedAt, changedBy, isShared, may, version }) => (
        <li key={id} className={styles['row']} aria-current={id === openId ? 'true' : undefined}>
          <div>
            <strong>{name}</strong>{' '}
            <span className={styles['note']}>
              {[
                owner === '' ? word('explore/work/space/local') : owner,
                isShared ? word('explore/work/space/isShared') : undefined,
                word(`explore/work/space/may/${may}`),
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </span>
            <p className={styles['note']}>
              {word('explore/work/space/by', {
                name: changedBy,
                at: clockOrDay(Date.parse(changedAt), nowMs, zone),
              })}
            </p>
          </div>
          <div className={styles['bar']}>
            <button
              type="button"
              className={controls['button']}
              aria-label={`${word('explore/work/space/open')} ${name}`}
              onClick={() => onOpen(id)}
            >
              {word('explore/work/space/open')}
            </button>
            {may === 'own' ? (
              <button
                type="button"
                className={controls['button']}
                aria-label={`${word('explore/work/space/delete')} ${name}`}
                onClick={() => {
                  if (doomed === id) onDelete(id, version);
                  setDoomed(doomed === id ? undefined : id);
                }}
                onBlur={() => setDoomed(undefined)}
              >
                {word(`explore/work/space/${doomed === id ? 'deleteSure' : 'delete'}`)}
              </button>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
