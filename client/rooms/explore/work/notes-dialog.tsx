import { useMemo, useRef, useState, type JSX } from 'react';
import type { CommandAnswer } from '../../../../contract/command.ts';
import type { NotePin } from '../../../../contract/office.ts';
import { commandKey } from '../../../city/command-key.ts';
import { timelineApi } from '../../../city/exercise-address.ts';
import { selectSituations } from '../../../city/select-situations.ts';
import { dayAndMinute } from '../../../design/times.ts';
import { useWords } from '../../../design/wording.ts';
import { areaPin, pointPin, thingPin } from '../../../explore/note-pin.ts';
import { pinnedNotes, type PinnedNote } from '../../../explore/pinned-notes.ts';
import {
  NoteForm,
  type NoteDraft,
  type NotePlace,
  type NoteTime,
} from '../../../panels/explore/note-form.tsx';
import { NoteList } from '../../../panels/explore/note-list.tsx';
import { WorkDialog } from '../../../panels/explore/work-dialog.tsx';
import styles from '../../../panels/explore/work.module.css';
import { useCity, useDesk, useRows, useView } from '../desk.ts';
import { askServer } from './ask-server.ts';
import { useShownMinute } from './use-shown-time.ts';
import { useWork } from './use-work.ts';

const NONE: ReadonlyMap<string, never> = new Map<string, never>();
/** How near the map comes to a note. */
const NOTE_ZOOM = 14;

/** What people wrote on the map up to the time on screen, and the way to write more. */
export function NotesDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { explore, wish, work, cityAnswer } = useDesk();
  const { say, word } = useWords();
  const { zone } = cityAnswer;
  const [told, setTold] = useState<string>();
  /** What found no answer is told again with the same key. */
  const intent = useRef<{ readonly said: string; readonly key: string }>(undefined);
  const situation = useCity(({ city }) => city?.byKind.situation) ?? NONE;
  const notes = useMemo(() => pinnedNotes(situation.values()), [situation]);
  const open = useMemo(() => selectSituations(situation).open, [situation]);
  const may = useWork(({ session }) => session?.may.includes('note') === true);
  const view = useView((whole) => whole);
  const bySubject = useRows((rows) => rows.bySubject);
  const { ms, clock } = useShownMinute();
  const thing = view.subject === undefined ? undefined : bySubject.get(view.subject);
  const { area } = view.filter;
  const placeAt = (subject: string) => bySubject.get(subject)?.at;
  const shapes: Readonly<Record<NotePlace, NotePin['geometry'] | undefined>> = {
    subject: thing && thingPin(thing.at, thing.geometry),
    area: area && areaPin(area, placeAt),
    middle: view.camera && pointPin(view.camera),
    none: undefined,
  };
  const places = (['subject', 'area', 'middle'] as const).filter(
    (each) => shapes[each] !== undefined,
  );
  const { range } = view;
  const times: readonly { readonly time: NoteTime; readonly at: string }[] = [
    { time: 'now', at: clock },
    ...(range === undefined
      ? []
      : [
          {
            time: 'range' as const,
            at: `${dayAndMinute(range.fromMs, zone)}–${dayAndMinute(range.toMs, zone)}`,
          },
        ]),
    { time: 'none', at: '' },
  ];
  const timeOf = (time: NoteTime): Pick<NotePin, 'from' | 'to'> => {
    const instant = (at: number): string => new Date(at).toISOString();
    if (time === 'range' && range !== undefined) {
      return { from: instant(range.fromMs), to: instant(range.toMs) };
    }
    return time === 'now' && ms !== undefined ? { from: instant(ms) } : {};
  };
  const send = async ({ situation: subject, text, place, time }: NoteDraft): Promise<boolean> => {
    const geometry = shapes[place];
    const pin = { ...(geometry === undefined ? {} : { geometry }), ...timeOf(time) };
    const { token } = work.getState();
    // An act of the present, also while the past is on screen; its pin says what it speaks of.
    const path = timelineApi('/commands/note');
    const said = JSON.stringify({ subject, text, pin });
    const key = intent.current?.said === said ? intent.current.key : commandKey();
    intent.current = { said, key };
    const got = await askServer<CommandAnswer>('POST', path, token, { key, subject, text, pin });
    if (got.ok || got.status !== undefined) intent.current = undefined;
    if (got.ok) setTold(word('explore/work/note/sent'));
    else {
      setTold(
        got.problem === undefined
          ? word('explore/work/unheard')
          : word('explore/work/refused', { problem: say(got.problem) }),
      );
    }
    return got.ok;
  };
  const go = (note: PinnedNote): void => {
    const { camera } = explore.getState().view;
    explore.asOne(() => {
      explore.change({
        subject: note.situation,
        ...(note.at === undefined
          ? {}
          : {
              camera: {
                pitch: 0,
                bearing: 0,
                ...camera,
                ...note.at,
                zoom: Math.max(camera?.zoom ?? 0, NOTE_ZOOM),
              },
            }),
      });
      if (note.fromMs !== undefined) wish({ type: 'seek', atMs: note.fromMs });
    });
  };
  return (
    <WorkDialog title={word('explore/work/note/label')} onClose={onClose}>
      <p className={styles['told']} role="status">
        {told}
      </p>
      <NoteList notes={notes} nowMs={ms ?? 0} zone={zone} onGo={go} />
      <NoteForm
        situations={open.map(({ subject, data }) => ({ subject, title: say(data.title) }))}
        start={open.some(({ subject }) => subject === view.subject) ? view.subject : undefined}
        places={[...places, 'none']}
        times={times}
        whyNot={may ? undefined : word('explore/work/note/needs')}
        onSend={send}
      />
    </WorkDialog>
  );
}
