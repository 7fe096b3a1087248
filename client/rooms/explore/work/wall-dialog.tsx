import { useEffect, useRef, useState, type JSX } from 'react';
import type { CommandAnswer } from '../../../../contract/command.ts';
import type { PresenterCommand } from '../../../../contract/presenter.ts';
import type { ScreenEntry, ScreensAnswer } from '../../../../contract/screen.ts';
import { commandKey } from '../../../city/command-key.ts';
import { useWords } from '../../../design/wording.ts';
import { seenBounds } from '../../../explore/seen-bounds.ts';
import { wallCommands } from '../../../explore/wall-commands.ts';
import { WallChoice } from '../../../panels/explore/wall-choice.tsx';
import { WorkDialog } from '../../../panels/explore/work-dialog.tsx';
import { useCity, useDesk, useRows, useView } from '../desk.ts';
import { askServer } from './ask-server.ts';
import { useShownMinute } from './use-shown-time.ts';
import { useWork } from './use-work.ts';

const ADDRESS = '/api/v1/screens';

/** Size of the map as it stands on the page, CSS px. */
function mapSize(): { readonly width: number; readonly height: number } | undefined {
  const canvas = document.querySelector('main canvas');
  if (canvas === null) return undefined;
  const { width, height } = canvas.getBoundingClientRect();
  return { width, height };
}

/** Makes a wall show what this desk shows, and says what the wall answered. */
export function WallDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { work, cityAnswer, stand } = useDesk();
  const { say, word } = useWords();
  const [screens, setScreens] = useState<readonly ScreenEntry[]>();
  const [chosen, setChosen] = useState<string>();
  const [told, setTold] = useState<string>();
  const isSending = useRef(false);
  const role = useWork(({ session }) => session?.actor?.role);
  const camera = useView((view) => view.camera);
  const subject = useView((view) => view.subject);
  const isPast = useCity(({ time }) => time.isPlayback);
  const choices = useRows((rows) => rows.choices);
  const spot = useRows(({ bySubject }) => {
    const thing = subject === undefined ? undefined : bySubject.get(subject);
    return thing?.at === undefined ? undefined : thing;
  });
  const { clock } = useShownMinute();
  useEffect(() => {
    let isOver = false;
    void askServer<ScreensAnswer>('GET', ADDRESS, undefined).then((got) => {
      if (isOver) return;
      if (!got.ok) return setTold(word('explore/work/unheard'));
      setScreens(got.value.screens);
      const heard = got.value.screens.filter(({ isSilent }) => !isSilent);
      if (heard.length === 1) setChosen(heard[0]?.id);
    });
    return () => {
      isOver = true;
    };
  }, [word]);
  const may = role !== undefined && role !== 'viewer';

  const tell = async (
    screen: ScreenEntry,
    command: PresenterCommand,
  ): Promise<string | undefined> => {
    const path = `${ADDRESS}/${encodeURIComponent(screen.id)}/commands`;
    const body = { key: commandKey(), command };
    const got = await askServer<CommandAnswer>('POST', path, work.getState().token, body);
    if (got.ok) return undefined;
    return got.problem === undefined ? word('explore/work/unheard') : say(got.problem);
  };
  const send = async (): Promise<void> => {
    const screen = screens?.find(({ id }) => id === chosen);
    if (screen === undefined || isSending.current) return;
    isSending.current = true;
    setTold(word('explore/work/sending'));
    const size = mapSize();
    const { stand: now } = stand.getState();
    const commands = wallCommands(
      {
        layers: choices.map(({ id }) => id),
        bounds: camera === undefined || size === undefined ? undefined : seenBounds(camera, size),
        pastAt: now?.isPast === true ? new Date(now.atMs).toISOString() : undefined,
        subject: spot?.subject,
        name: spot?.name ?? cityAnswer.shortName,
      },
      cityAnswer.layers ?? [],
      screen.state,
    );
    const name = screen.report.name ?? screen.id;
    const refusals: string[] = [];
    for (const command of commands) {
      // One after the other: a wall that goes back in time first knows the places of then.
      const problem = await tell(screen, command);
      if (problem === undefined) continue;
      const what = word(`explore/work/wall/command/${command.type}`);
      refusals.push(word('explore/work/wall/refused', { name, what, problem }));
    }
    isSending.current = false;
    setTold(
      refusals.length === 0
        ? word('explore/work/wall/taken', { name, n: commands.length })
        : refusals.join(' · '),
    );
  };
  const what = [
    word(`explore/work/wall/${camera === undefined ? 'city' : 'area'}`),
    isPast ? clock : word('explore/work/wall/present'),
    word('explore/work/wall/layers', { n: choices.length }),
    ...(spot === undefined ? [] : [word('explore/work/wall/spot', { name: say(spot.name) })]),
  ];
  return (
    <WorkDialog title={word('explore/work/wall/label')} onClose={onClose}>
      <WallChoice
        screens={screens}
        chosen={chosen}
        what={what}
        whyNot={may ? undefined : word('explore/work/wall/needs')}
        told={told}
        onChoose={setChosen}
        onSend={() => void send()}
      />
    </WorkDialog>
  );
}
