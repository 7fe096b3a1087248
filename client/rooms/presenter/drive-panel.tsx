import { useMemo, type JSX, type ReactNode } from 'react';
import type { CityAnswer, ReplayAnswer } from '../../../contract/api.ts';
import type { ScreenState } from '../../../contract/screen.ts';
import type { SituationMatter } from '../../city/open-matter.ts';
import { useWords } from '../../design/wording.ts';
import { HOME } from '../../scenes/director.ts';
import { inOrder } from '../../scenes/turn-order.ts';
import { WALL_SCENES } from '../../scenes/wall-scenes.ts';
import { CommandFinder } from '../palette/command-finder.tsx';
import { lexiconOf, type Lexicon } from '../palette/lexicon.ts';
import { VoiceButton } from '../palette/voice-button.tsx';
import { useScripts } from '../wall/use-scripts.ts';
import styles from './presenter-room.module.css';
import { ScreenButtons } from './screen-buttons.tsx';
import { ScriptSteps } from './script-steps.tsx';
import { SituationButtons } from './situation-buttons.tsx';
import { TimeButtons } from './time-buttons.tsx';
import type { Drive } from './use-drive.ts';
import { useLayers } from './use-layers.ts';
import { WelcomeForm } from './welcome-form.tsx';

const scenes = inOrder(WALL_SCENES.filter(({ dwellSec }) => dwellSec > 0));
const noChapters: ReplayAnswer['chapters'] = [];

function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Everything a presenter does to the wall, in the order it is needed in a visit. */
export function DrivePanel({
  state,
  situations,
  cityAnswer,
  replay,
  nowMs,
  drive,
}: {
  readonly state: ScreenState | null;
  readonly situations: readonly SituationMatter[];
  readonly cityAnswer: CityAnswer | undefined;
  readonly replay: ReplayAnswer | undefined;
  readonly nowMs: number | undefined;
  readonly drive: Drive['drive'];
}): JSX.Element {
  const { word, say } = useWords();
  const told = (key: string): string => word(`presenter/room/${key}`);
  const scripts = useScripts();
  const layers = useLayers();
  const zone = cityAnswer?.zone ?? 'UTC';
  const named = useMemo(
    () => lexiconOf(cityAnswer, scenes, layers, situations, scripts),
    [cityAnswer, layers, situations, scripts],
  );
  const clockMs = state?.past === undefined ? nowMs : Date.parse(state.past);
  const lexicon: Lexicon = { named, nowMs: clockMs, zone, script: state?.script };
  const ids = WALL_SCENES.find(({ id }) => id === state?.scene)?.layers ?? [];
  return (
    <div className={styles['panel']}>
      <Part title={told('scenes')}>
        <div className={styles['scenes']}>
          {scenes.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              aria-pressed={state?.scene === id}
              onClick={() => drive({ type: 'scene', scene: id })}
            >
              {id === HOME ? word('presenter/bar/home') : say(title)}
            </button>
          ))}
          <button type="button" onClick={() => drive({ type: 'release' })}>
            {told('release')}
          </button>
        </div>
      </Part>
      <Part title={told('script')}>
        <ScriptSteps scripts={scripts} running={state?.script} onCommand={drive} />
      </Part>
      <Part title={word('presenter/find/label')}>
        <CommandFinder lexicon={lexicon} onCommand={drive} />
        <VoiceButton lexicon={lexicon} onCommand={drive} />
      </Part>
      <Part title={told('situations')}>
        <SituationButtons
          situations={situations}
          shown={state?.subject}
          {...{ nowMs, zone }}
          onCommand={drive}
        />
      </Part>
      <Part title={told('map')}>
        <div className={styles['buttons']}>
          <button type="button" onClick={() => drive({ type: 'fly-home' })}>
            {told('wholeCity')}
          </button>
          <button
            type="button"
            disabled={state?.spotlight === undefined}
            onClick={() => drive({ type: 'spotlight' })}
          >
            {told('unpoint')}
          </button>
        </div>
        <div className={styles['districts']}>
          {cityAnswer?.districts.map(({ code, name, label }) => (
            <button
              key={code}
              type="button"
              onClick={() => drive({ type: 'fly', to: label, widthM: 9000, name })}
            >
              {say(name)}
            </button>
          ))}
        </div>
      </Part>
      <Part title={told('layers')}>
        <div className={styles['buttons']}>
          {layers
            .filter(({ id }) => ids.includes(id))
            .map(({ id, title }) => {
              const isShown = state?.hiddenLayers.includes(id) !== true;
              return (
                <button
                  key={id}
                  type="button"
                  aria-pressed={isShown}
                  onClick={() => drive({ type: 'layer', layer: id, isShown: !isShown })}
                >
                  {say(title)}
                </button>
              );
            })}
        </div>
      </Part>
      <Part title={told('time')}>
        <TimeButtons
          {...{ state, nowMs, zone }}
          chapters={replay?.chapters ?? noChapters}
          onCommand={drive}
        />
      </Part>
      <Part title={told('screen')}>
        <ScreenButtons state={state} onCommand={drive} />
      </Part>
      <Part title={told('welcome')}>
        <WelcomeForm isShown={state?.scene === 'welcome'} onCommand={drive} />
      </Part>
    </div>
  );
}
