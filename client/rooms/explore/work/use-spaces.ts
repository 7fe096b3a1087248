import { useCallback, useMemo, useRef, useState } from 'react';
import type {
  Workspace,
  WorkspaceContent,
  WorkspacesAnswer,
} from '../../../../contract/workspace.ts';
import { commandKey } from '../../../city/command-key.ts';
import { useWords } from '../../../design/wording.ts';
import { withSpace } from '../../../explore/with-space.ts';
import { viewOfText, viewText } from '../../../explore/workspace-view.ts';
import type { SpaceDraft } from '../../../panels/explore/space-form.tsx';
import { useDesk } from '../desk.ts';
import { askServer, type Asked } from './ask-server.ts';
import { keepOwn } from './own-storage.ts';
import { OWN_SPACE, readOwnSpace } from './own-work.ts';
import { spaceTurn } from './work-turns.ts';

const ADDRESS = '/api/v1/workspaces';

export interface Spaces {
  /** Undefined = not heard yet. */
  readonly answer: WorkspacesAnswer | undefined;
  readonly local: Workspace | undefined;
  readonly told: string | undefined;
  /** What the server keeps instead of what was to be saved. */
  readonly conflict: Workspace | undefined;
  readonly refresh: () => void;
  readonly open: (id: string, isViewKept?: boolean) => void;
  /** Over the open one, or with `form` as a new one. */
  readonly save: (form: SpaceDraft, isNew: boolean) => void;
  /** What was refused, once more over what is kept now. */
  readonly overwrite: () => void;
  readonly remove: (id: string, version: number) => void;
  readonly close: () => void;
}

/** Workspaces of the server and of this browser, and what became of the last wish, in words. */
export function useSpaces(): Spaces {
  const { explore, work, wish, stand, cityAnswer } = useDesk();
  const { say, word } = useWords();
  const [answer, setAnswer] = useState<WorkspacesAnswer>();
  const [local, setLocal] = useState(readOwnSpace);
  const [told, setTold] = useState<string>();
  const [conflict, setConflict] = useState<Workspace>();

  const last = useRef<SpaceDraft>(undefined);
  /** Which wish to open is the last: an answer to one before it opens nothing. */
  const opening = useRef(0);

  const whyNot = useCallback(
    ({ problem }: Extract<Asked<unknown>, { readonly ok: false }>): string =>
      problem === undefined
        ? word('explore/work/unheard')
        : word('explore/work/refused', { problem: say(problem) }),
    [say, word],
  );
  const refresh = useCallback(async (): Promise<void> => {
    const got = await askServer<WorkspacesAnswer>('GET', ADDRESS, work.getState().token);
    if (got.ok) setAnswer(got.value);
    else setTold(whyNot(got));
  }, [work, whyNot]);

  const show = useCallback(
    (space: Workspace, isViewKept: boolean): void => {
      setConflict(undefined);
      const before = work.getState();
      explore.asOne(() => {
        // What a link opens was never closed.
        if (explore.getState().view.workspace !== space.id)
          explore.done(spaceTurn(work, explore, before));
        work.setState({ held: space, bookmarks: space.bookmarks });
        const { view, atMs } = viewOfText(space.view);
        if (isViewKept) return explore.settle((kept) => withSpace(kept, space.id));
        explore.replace({ ...view, workspace: space.id });
        if (atMs !== undefined) wish({ type: 'seek', atMs });
      });
    },
    [explore, work, wish],
  );
  const open = useCallback(
    async (id: string, isViewKept = false): Promise<void> => {
      opening.current += 1;
      const turn = opening.current;
      if (id === OWN_SPACE) {
        const own = readOwnSpace();
        if (own !== undefined) show(own, isViewKept);
        return;
      }
      const address = `${ADDRESS}/${encodeURIComponent(id)}`;
      const got = await askServer<Workspace>('GET', address, work.getState().token);
      if (opening.current !== turn) return;
      if (!got.ok) return setTold(whyNot(got));
      show(got.value, isViewKept);
      setTold(word('explore/work/space/opened', { name: got.value.name }));
    },
    [show, work, word, whyNot],
  );

  const contentOf = useCallback(
    ({ isFixed, ...form }: SpaceDraft): WorkspaceContent => {
      const atMs = isFixed ? stand.getState().stand?.atMs : undefined;
      const { view } = explore.getState();
      const text = viewText(view, cityAnswer.zone, atMs);
      return { ...form, view: text, bookmarks: work.getState().bookmarks };
    },
    [explore, stand, work, cityAnswer],
  );
  const take = useCallback(
    (got: Asked<Workspace>): void => {
      if (got.ok) {
        setConflict(undefined);
        work.setState({ held: got.value });
        explore.settle((view) => withSpace(view, got.value.id));
        setTold(word('explore/work/space/saved', { name: got.value.name }));
        void refresh();
        return;
      }
      setTold(whyNot(got));
      setConflict(got.newer);
    },
    [explore, work, word, whyNot, refresh],
  );
  const save = useCallback(
    async (form: SpaceDraft, isNew: boolean): Promise<void> => {
      last.current = form;
      const { token, held, session } = work.getState();
      const content = contentOf(form);
      setTold(word('explore/work/sending'));
      if (session?.actor === null || session === undefined) {
        const at = new Date().toISOString();
        const stamps = { createdAt: at, changedAt: at, changedBy: '', owner: '' };
        const kept = { ...content, id: OWN_SPACE, version: 1, ...stamps, isShared: false };
        if (!keepOwn(OWN_SPACE, kept)) return setTold(word('explore/work/unheard'));
        setLocal(kept);
        work.setState({ held: kept });
        explore.settle((view) => withSpace(view, OWN_SPACE));
        return setTold(word('explore/work/space/saved', { name: kept.name }));
      }
      if (isNew || held === undefined || held.id === OWN_SPACE) {
        const body = { key: commandKey(), ...content };
        return take(await askServer<Workspace>('POST', ADDRESS, token, body));
      }
      const body = { version: held.version, ...content };
      const address = `${ADDRESS}/${encodeURIComponent(held.id)}`;
      take(await askServer<Workspace>('PUT', address, token, body));
    },
    [work, explore, contentOf, take, word],
  );
  const overwrite = useCallback(async (): Promise<void> => {
    if (conflict === undefined || last.current === undefined) return;
    work.setState({ held: conflict });
    await save(last.current, false);
  }, [conflict, save, work]);
  const leave = useCallback((): void => {
    work.setState({ held: undefined });
    explore.settle((view) => withSpace(view, undefined));
    setConflict(undefined);
  }, [work, explore]);
  const close = useCallback((): void => {
    explore.done(spaceTurn(work, explore, work.getState()));
    leave();
  }, [work, explore, leave]);
  const remove = useCallback(
    async (id: string, version: number): Promise<void> => {
      if (id === OWN_SPACE) {
        keepOwn(OWN_SPACE, undefined);
        setLocal(undefined);
        if (work.getState().held?.id === id) leave();
        return;
      }
      const address = `${ADDRESS}/${encodeURIComponent(id)}?version=${version}`;
      const got = await askServer<Workspace>('DELETE', address, work.getState().token);
      if (got.ok) {
        if (work.getState().held?.id === id) leave();
        setTold(word('explore/work/space/deleted', { name: got.value.name }));
      } else setTold(whyNot(got));
      await refresh();
    },
    [work, leave, refresh, word, whyNot],
  );
  // Not made anew with each answer: who asks when these change would ask for ever.
  const acts = useMemo(
    () => ({
      refresh: () => void refresh(),
      open: (id: string, isViewKept?: boolean) => void open(id, isViewKept === true),
      save: (form: SpaceDraft, isNew: boolean) => void save(form, isNew),
      overwrite: () => void overwrite(),
      remove: (id: string, version: number) => void remove(id, version),
      close,
    }),
    [refresh, open, save, overwrite, remove, close],
  );
  return useMemo(
    () => ({ answer, local, told, conflict, ...acts }),
    [answer, local, told, conflict, acts],
  );
}
