// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { deskLayers } from '../../client/explore/desk-layers.ts';
import { isToldOf, watchable } from '../../client/explore/watch-rules.ts';
import { NoteForm, type NoteDraft } from '../../client/panels/explore/note-form.tsx';
import { SpaceDialog } from '../../client/rooms/explore/work/space-dialog.tsx';
import { useSpaces } from '../../client/rooms/explore/work/use-spaces.ts';
import { useWatchList } from '../../client/rooms/explore/work/use-watch-list.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import type { Workspace, WatchRule } from '../../contract/workspace.ts';
import { gauge } from '../client/flood-city.ts';
import { at, cityOf, feed } from '../client/wall-events.ts';
import { openDesk, serve, settle } from './desk-page.tsx';

const space = (id: string): Workspace => ({
  id,
  name: `작업 ${id}`,
  view: '',
  bookmarks: [],
  notes: '',
  isShared: true,
  isOpenToChange: false,
  owner: 'x',
  version: 1,
  createdAt: '2022-08-08T12:00:00.000Z',
  changedAt: '2022-08-08T12:00:00.000Z',
  changedBy: 'x',
});

function Dialog(): JSX.Element {
  return <SpaceDialog spaces={useSpaces()} onClose={() => undefined} />;
}

test('the dialog of workspaces asks for them once, not for as long as it is open', async () => {
  const { show } = openDesk([]);
  const { asked } = serve(() => Response.json({ workspaces: [], left: 5 }));
  show(<Dialog />);
  for (let turn = 0; turn < 20; turn += 1) await settle();
  expect(asked.length).toBe(1);
});

function Opener(): JSX.Element {
  const { open } = useSpaces();
  return (
    <button
      type="button"
      onClick={() => {
        open('slow');
        open('fast');
      }}
    >
      both
    </button>
  );
}

test('of two workspaces that are opened the last is shown, whichever answer comes first', async () => {
  const { desk, show, host } = openDesk([]);
  const answers = new Map<string, (answer: Response) => void>();
  serve(({ pathname }) => new Promise((resolve) => answers.set(pathname, resolve)));
  show(<Opener />);
  act(() => host.querySelector('button')?.click());
  answers.get('/api/v1/workspaces/fast')?.(Response.json(space('fast')));
  await settle();
  answers.get('/api/v1/workspaces/slow')?.(Response.json(space('slow')));
  await settle();
  expect(desk.work.getState().held?.id).toBe('fast');
  expect(desk.explore.getState().view.workspace).toBe('fast');
});

function Watched(): JSX.Element {
  return <p>{useWatchList().told ?? 'nothing said'}</p>;
}

test('a watch-list that cannot be had is said to be so, and asked for again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { desk, show, host } = openDesk([]);
  const rule = { id: 'r', name: 'r', type: 'layer', layer: 'incident/flood', text: '', level: 2 };
  let isUp = false;
  serve(() =>
    isUp ? Response.json({ version: 3, rules: [rule] }) : new Response('', { status: 502 }),
  );
  const actor = { name: 'a', role: 'operator' } as const;
  desk.work.setState({ token: 't', session: { actor, may: [], isReadOnly: false } });
  show(<Watched />);
  await act(() => vi.advanceTimersByTimeAsync(10));
  expect(host.textContent).toContain('불러오지 못함');
  isUp = true;
  await act(() => vi.advanceTimersByTimeAsync(16_000));
  expect(host.textContent).toBe('nothing said');
  expect(desk.work.getState().rules).toEqual([rule]);
});

test('that nothing breaks a rule is only said where somebody is heard who could tell', () => {
  const value: WatchRule = {
    id: 'v',
    name: 'v',
    type: 'value',
    subject: gauge(1, {}).subject,
    side: 'above',
    limit: 7,
  };
  const told = (state: 'live' | 'down'): boolean => {
    const event = gauge(1, {});
    const city = cityOf([event, feed(event.data.provenance.feed, state, at('21:31'))]);
    const things = [thingOfEvent(event)];
    const bySubject = new Map(things.map((thing) => [thing.subject, thing]));
    return isToldOf(value, deskLayers(things, city.byKind), bySubject);
  };
  expect(told('live')).toBe(true);
  expect(told('down')).toBe(false);
  expect(isToldOf({ ...value, subject: 'observation/none' }, [], new Map())).toBe(false);
  const silent = deskLayers([], cityOf([feed('calls', 'down', at('21:31'))]).byKind);
  expect(silent.map(({ kind }) => kind)).toContain('feed');
  expect(watchable(silent).map(({ kind }) => kind)).not.toContain('feed');
});

test('a note whose place is gone while it is written is not pinned there', async () => {
  const { show, host } = openDesk([]);
  const sent: NoteDraft[] = [];
  const form = (places: readonly ('subject' | 'none')[]): JSX.Element => (
    <NoteForm
      situations={[{ subject: 's', title: 's' }]}
      start="s"
      places={places}
      times={[{ time: 'now', at: '21:32' }]}
      whyNot={undefined}
      onSend={(draft) => {
        sent.push(draft);
        return Promise.resolve(true);
      }}
    />
  );
  show(form(['subject', 'none']));
  const field = host.querySelector('textarea');
  act(() => {
    if (field === null) throw new Error('no field');
    Reflect.set(HTMLTextAreaElement.prototype, 'value', '물이 참', field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  show(form(['none']));
  await act(async () =>
    host.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true })),
  );
  expect(sent.map(({ place }) => place)).toEqual(['none']);
});

beforeEach(() => {
  serve(() => undefined);
});
