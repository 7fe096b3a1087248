import { useEffect, useRef, useState, type JSX } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import { useWords } from '../../design/wording.ts';
import { commandWords } from './command-words.ts';
import type { Lexicon } from './lexicon.ts';
import { spokenCommand } from './spoken-command.ts';
import { useVoice } from './use-voice.ts';
import styles from './voice-button.module.css';

/** So long what was heard is shown before it is done. */
const readMs = 2000;

interface Heard {
  readonly text: string;
  readonly commands: readonly PresenterCommand[];
}

/** What the likeliest of several hearings means that means anything; one sure meaning stands alone. */
function understood(texts: readonly string[], lexicon: Lexicon): Heard {
  for (const text of texts) {
    const meant = spokenCommand(text, lexicon).filter(({ fit }) => fit === 3);
    if (meant.length > 0) return { text, commands: meant.map(({ command }) => command) };
  }
  return { text: texts[0] ?? '', commands: [] };
}

/** Push to talk: says what it heard and what that means, waits, then does it; of several it asks which. */
export function VoiceButton({
  lexicon,
  onCommand,
}: {
  readonly lexicon: Lexicon;
  readonly onCommand: (command: PresenterCommand) => void;
}): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const [heard, setHeard] = useState<Heard>();
  const voice = useVoice(language, (texts) => setHeard(understood(texts, lexicon)));
  const [only, ...others] = heard?.commands ?? [];
  const doIt = useRef(onCommand);
  useEffect(() => {
    doIt.current = onCommand;
  });
  const sure = others.length === 0 ? only : undefined;
  useEffect(() => {
    if (sure === undefined) return;
    const waiting = setTimeout(() => {
      setHeard(undefined);
      doIt.current(sure);
    }, readMs);
    return () => clearTimeout(waiting);
  }, [sure]);
  const take = (command: PresenterCommand): void => {
    setHeard(undefined);
    onCommand(command);
  };
  const isListening = voice.state === 'listening';
  if (voice.state === 'absent')
    return <p className={styles['absent']}>{word('presenter/voice/absent')}</p>;
  return (
    <div className={styles['voice']}>
      <button
        type="button"
        aria-pressed={isListening}
        onClick={() => {
          setHeard(undefined);
          if (isListening) voice.stop();
          else voice.start();
        }}
      >
        {word(isListening ? 'presenter/voice/listen' : 'presenter/bar/speak')}
      </button>
      <div role="status" className={styles['heard']}>
        {isListening && voice.partly !== '' ? <p>{voice.partly}</p> : null}
        {voice.state === 'denied' ? <p>{word('presenter/voice/denied')}</p> : null}
        {voice.state === 'failed' ? <p>{word('presenter/voice/failed')}</p> : null}
        {heard === undefined ? null : (
          <>
            <p>{word('presenter/voice/heard', { text: heard.text })}</p>
            {only === undefined ? <p>{word('presenter/find/none')}</p> : null}
            {others.length > 0 ? <p>{word('presenter/voice/choose')}</p> : null}
            {heard.commands.map((command) => (
              <button key={JSON.stringify(command)} type="button" onClick={() => take(command)}>
                {commandWords(command, lexicon, words)}
                {sure === undefined ? '' : ` · ${word('presenter/voice/soon')}`}
              </button>
            ))}
            <button type="button" onClick={() => setHeard(undefined)}>
              {word('presenter/voice/cancel')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
