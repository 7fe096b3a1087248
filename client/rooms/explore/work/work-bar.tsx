import { useEffect, useMemo, type JSX } from 'react';
import { useWords } from '../../../design/wording.ts';
import { FIRST_VIEW } from '../../../explore/explore-view.ts';
import { pinnedNotes } from '../../../explore/pinned-notes.ts';
import { viewText } from '../../../explore/workspace-view.ts';
import { SessionMenu } from '../../../panels/ops/session-menu.tsx';
import controls from '../../../design/form-controls.module.css';
import styles from '../../../panels/explore/work.module.css';
import { useSession } from '../../ops/use-session.ts';
import { useCity, useDesk, useView } from '../desk.ts';
import { NotesDialog } from './notes-dialog.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { SpaceDialog } from './space-dialog.tsx';
import { useCompany } from './use-company.ts';
import { usePresence } from './use-presence.ts';
import { useSpaces } from './use-spaces.ts';
import { useWatchList } from './use-watch-list.ts';
import { useWork } from './use-work.ts';
import { WallDialog } from './wall-dialog.tsx';
import { WatchDialog } from './watch-dialog.tsx';
import { WatchKeeper } from './watch-keeper.tsx';
import type { WorkDialogName } from './work-store.ts';

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** What an analyst keeps and shares: workspace, colleagues, notes, watch-list, the wall, and who sits here. */
export function WorkBar(): JSX.Element {
  const { explore, work, cityAnswer } = useDesk();
  const { word } = useWords();
  const dialog = useWork((state) => state.dialog);
  const { stand, token, isWrong, take, leave } = useSession();
  const session = stand.state === 'known' ? stand.answer : undefined;
  useEffect(() => work.setState({ session, token }), [work, session, token]);
  const spaces = useSpaces();
  const keeping = useWatchList();
  const { name, setName } = usePresence();
  const { open } = spaces;
  useEffect(() => {
    const { view } = explore.getState();
    if (session === undefined || view.workspace === undefined) return;
    if (work.getState().held?.id === view.workspace) return;
    // A link that says what to show is shown as it says.
    const isBare = viewText(view, cityAnswer.zone) === viewText(FIRST_VIEW, cityAnswer.zone);
    open(view.workspace, !isBare);
  }, [explore, work, session, open, cityAnswer]);
  const show = (which: WorkDialogName | undefined): void => work.setState({ dialog: which });
  const close = (): void => show(undefined);
  return (
    <div className={styles['bar']} role="group" aria-label={word('explore/work/label')}>
      <SpaceButton onOpen={() => show('space')} />
      <PeopleButton onOpen={() => show('people')} />
      <NotesButton onOpen={() => show('notes')} />
      <WatchButton onOpen={() => show('watch')} />
      <button
        type="button"
        className={controls['button']}
        aria-keyshortcuts="Shift+W"
        onClick={() => show('wall')}
      >
        {word('explore/work/wall/label')} <kbd>⇧W</kbd>
      </button>
      <SessionMenu answer={session} isWrong={isWrong} onToken={take} onLeave={leave} />
      <WatchKeeper />
      {dialog === 'space' ? <SpaceDialog spaces={spaces} onClose={close} /> : null}
      {dialog === 'people' ? <PeopleDialog name={name} onName={setName} onClose={close} /> : null}
      {dialog === 'notes' ? <NotesDialog onClose={close} /> : null}
      {dialog === 'watch' ? <WatchDialog keeping={keeping} onClose={close} /> : null}
      {dialog === 'wall' ? <WallDialog onClose={close} /> : null}
    </div>
  );
}

interface Opener {
  readonly onOpen: () => void;
}

function SpaceButton({ onOpen }: Opener): JSX.Element {
  const { cityAnswer, presence, work } = useDesk();
  const { word } = useWords();
  const held = useWork((state) => state.held);
  const bookmarks = useWork((state) => state.bookmarks);
  const { version, workspace } = useCompany();
  const text = useView((view) => viewText(view, cityAnswer.zone));
  const kept = useMemo(() => {
    const parameters = new URLSearchParams(held?.view);
    parameters.delete('at');
    return parameters.toString();
  }, [held]);
  const isChanged =
    held !== undefined &&
    (kept !== new URLSearchParams(text).toString() ||
      JSON.stringify(bookmarks) !== JSON.stringify(held.bookmarks));
  const isThere = workspace !== undefined && workspace === held?.id;
  const isGone = isThere && version === 0;
  useEffect(() => {
    if (!isGone) return;
    presence.leave();
    work.setState(({ held: lost }) =>
      lost === undefined ? {} : { held: { ...lost, version: 0 } },
    );
  }, [isGone, presence, work]);
  const isOlder = isThere && held !== undefined && version > held.version;
  return (
    <button type="button" className={controls['button']} aria-haspopup="dialog" onClick={onOpen}>
      {word('explore/work/space/label')}
      <strong className={styles['name']}>
        {held === undefined ? word('explore/work/space/none') : held.name}
      </strong>
      {held?.version === 0 ? <span>{word('explore/work/space/gone')}</span> : null}
      {isOlder ? <span>{word('explore/work/space/hasNewer')}</span> : null}
      {isChanged && !isOlder ? <span>{word('explore/work/space/changed')}</span> : null}
    </button>
  );
}

function PeopleButton({ onOpen }: Opener): JSX.Element | null {
  const { word } = useWords();
  const { workspace, colleagues } = useCompany();
  if (workspace === undefined) return null;
  const names = colleagues.slice(0, 2).map(({ name }) => name);
  return (
    <button type="button" className={controls['button']} aria-haspopup="dialog" onClick={onOpen}>
      {word('explore/work/people/here', { n: colleagues.length })}{' '}
      <span className={styles['name']}>{names.join(', ')}</span>
    </button>
  );
}

function NotesButton({ onOpen }: Opener): JSX.Element {
  const { word } = useWords();
  const situation = useCity(({ city }) => city?.byKind.situation) ?? NONE;
  const n = useMemo(() => pinnedNotes(situation.values()).length, [situation]);
  return (
    <button type="button" className={controls['button']} aria-haspopup="dialog" onClick={onOpen}>
      {word('explore/work/note/count', { n })}
    </button>
  );
}

function WatchButton({ onOpen }: Opener): JSX.Element {
  const { word } = useWords();
  const n = useWork(({ rules }) => rules.length);
  const unseen = useWork((state) => state.unseen);
  return (
    <button type="button" className={controls['button']} aria-haspopup="dialog" onClick={onOpen}>
      {word('explore/work/watch/count', { n })}
      {unseen === 0 ? null : (
        <span className={styles['count']}>{word('explore/work/watch/unseen', { n: unseen })}</span>
      )}
    </button>
  );
}
