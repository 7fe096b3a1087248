import { useState, type JSX } from 'react';
import type { Declared, StageData } from '../../../contract/stage.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import type { Desk } from './desk.ts';
import { TextForm } from './text-form.tsx';
import { ToldLine } from './told-line.tsx';
import { useIntent } from './use-intent.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import detail from './detail.module.css';
import pane from './pane.module.css';
import styles from './stage-pane.module.css';

/** The ministry's own words, whatever the reader's language. */
const CRISIS_LEVELS = ['관심', '주의', '경계', '심각'] as const;

/** What others have declared, in their own words: beside the stage, never computed from it. */
export function DeclaredSide({
  stage,
  desk: held,
  minuteMs,
  zone,
}: {
  readonly stage: StageData;
  readonly desk: Desk;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { say, word } = useWords();
  const intent = useIntent(held);
  const [isOpen, setOpen] = useState(false);
  const [level, setLevel] = useState<string>();
  const whyNot = held.whyNot('crisis');
  const { crisis, weather } = stage;
  const declared = ({ by, text, at }: Declared): JSX.Element => (
    <>
      <strong className={styles['told']}>{say(text)}</strong>
      <span className={desk['note']}>
        {say(by)} {clockOrDay(Date.parse(at), minuteMs, zone)}
      </span>
    </>
  );
  const send = async (text: string): Promise<void> => {
    const wish = { ...(level === undefined ? {} : { level }), ...(text === '' ? {} : { text }) };
    if ((await intent.tell('crisis', wish)) !== undefined) setOpen(false);
  };
  return (
    <aside className={pane['side']} aria-label={word('ops/official')}>
      <h2 className={detail['part']}>{word('ops/stage/crisis')}</h2>
      <p className={styles['declared']}>
        {crisis === null ? word('ops/stage/noCrisis') : declared(crisis)}
      </p>
      <p className={desk['note']}>{word('ops/stage/crisisNote')}</p>
      <div className={desk['row']}>
        <button
          type="button"
          className={controls['button']}
          aria-expanded={isOpen}
          disabled={whyNot !== undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {word('ops/stage/enterCrisis')}
        </button>
      </div>
      {isOpen && whyNot === undefined ? (
        <TextForm
          label={word('ops/stage/crisisText')}
          isOptional
          send={word('ops/command/send')}
          isBusy={intent.told?.state === 'sending'}
          onSend={(text) => void send(text)}
          onCancel={() => setOpen(false)}
        >
          <div className={desk['row']} role="group" aria-label={word('ops/stage/crisisLevel')}>
            {CRISIS_LEVELS.map((each) => (
              <button
                key={each}
                type="button"
                className={controls['button']}
                aria-pressed={level === each}
                onClick={() => setLevel(each)}
              >
                {each}
              </button>
            ))}
            <button
              type="button"
              className={controls['button']}
              aria-pressed={level === undefined}
              onClick={() => setLevel(undefined)}
            >
              {word('ops/stage/lifted')}
            </button>
          </div>
        </TextForm>
      ) : null}
      <ToldLine told={intent.told} zone={zone} />
      <h2 className={detail['part']}>{word('ops/stage/weather')}</h2>
      {weather.length === 0 ? (
        <p className={desk['note']}>{word('ops/stage/noWeather')}</p>
      ) : (
        <ul>
          {weather.map((each) => (
            <li key={each.subject ?? `${each.text.ko} ${each.at}`} className={styles['declared']}>
              {declared(each)}
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
