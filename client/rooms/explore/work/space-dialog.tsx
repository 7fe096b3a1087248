import { useEffect, useState, type JSX } from 'react';
import type { Workspace, WorkspaceEntry } from '../../../../contract/workspace.ts';
import { clockOrDay } from '../../../design/times.ts';
import { useWords } from '../../../design/wording.ts';
import { BookmarkList } from '../../../panels/explore/bookmark-list.tsx';
import { SpaceForm } from '../../../panels/explore/space-form.tsx';
import { SpaceList } from '../../../panels/explore/space-list.tsx';
import { WorkDialog } from '../../../panels/explore/work-dialog.tsx';
import controls from '../../../design/form-controls.module.css';
import styles from '../../../panels/explore/work.module.css';
import { useDesk } from '../desk.ts';
import { useShownMinute } from './use-shown-time.ts';
import type { Spaces } from './use-spaces.ts';
import { useWork } from './use-work.ts';
import { bookmarksTurn } from './work-turns.ts';

const localEntry = (space: Workspace): WorkspaceEntry => ({ ...space, may: 'own' });

/** Save the desk, open what was saved, and the bookmarks that go with it. */
export function SpaceDialog({
  spaces,
  onClose,
}: {
  readonly spaces: Spaces;
  readonly onClose: () => void;
}): JSX.Element {
  const { explore, work, wish, cityAnswer } = useDesk();
  const { word } = useWords();
  const { zone } = cityAnswer;
  const held = useWork((state) => state.held);
  const bookmarks = useWork((state) => state.bookmarks);
  const actor = useWork(({ session }) => session?.actor ?? undefined);
  const { ms, clock } = useShownMinute();
  const { answer, local, told, conflict, refresh } = spaces;
  useEffect(refresh, [refresh]);
  const entries = [
    ...(local === undefined || actor !== undefined ? [] : [localEntry(local)]),
    ...(answer?.workspaces ?? []),
  ];
  const may = entries.find(({ id }) => id === held?.id)?.may;
  const isOwn = may === 'own';
  const [nowMs] = useState(() => Date.now());
  return (
    <WorkDialog title={word('explore/work/space/label')} onClose={onClose}>
      <p className={styles['told']} role="status">
        {told}
      </p>
      {conflict === undefined || held === undefined ? null : (
        <div className={styles['loud']} role="alert">
          <p>
            {word('explore/work/space/newer', {
              name: conflict.changedBy,
              at: clockOrDay(Date.parse(conflict.changedAt), nowMs, zone),
            })}
          </p>
          <div className={styles['bar']}>
            <button
              type="button"
              className={controls['button']}
              onClick={() => spaces.open(conflict.id)}
            >
              {word('explore/work/space/takeTheirs')}
            </button>
            <button type="button" className={controls['button']} onClick={spaces.overwrite}>
              {word('explore/work/space/keepMine')}
            </button>
          </div>
        </div>
      )}
      <SpaceForm
        key={held?.id ?? ''}
        held={held}
        canChange={may === 'own' || (may === 'change' && actor !== undefined)}
        isOwn={isOwn}
        isLocal={actor === undefined}
        clock={clock}
        onSave={spaces.save}
      />
      {held === undefined ? null : (
        <button type="button" className={controls['button']} onClick={spaces.close}>
          {word('explore/work/space/leave')}
        </button>
      )}
      <BookmarkList
        bookmarks={bookmarks}
        atMs={ms}
        zone={zone}
        onGo={(atMs) => wish({ type: 'seek', atMs })}
        onChange={(marks) => {
          explore.done(bookmarksTurn(work, bookmarks));
          work.setState({ bookmarks: marks });
        }}
      />
      <h3 className={styles['part']}>{word('explore/work/space/open')}</h3>
      {answer?.left === undefined || answer.left === null ? null : (
        <p className={styles['note']}>{word('explore/work/space/left', { n: answer.left })}</p>
      )}
      <SpaceList
        entries={entries}
        openId={held?.id}
        nowMs={nowMs}
        zone={zone}
        onOpen={spaces.open}
        onDelete={spaces.remove}
      />
    </WorkDialog>
  );
}
