import { useCallback, useEffect, useRef, useState } from 'react';
import type { Language } from '../../design/language.ts';

/** The part of the Web Speech API that is used; TypeScript's own library has no such thing. */
interface Recognition {
  lang: string;
  interimResults: boolean;
  maxAlternatives: number;
  addEventListener(type: 'result', listener: (event: RecognitionResult) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly error: string }) => void): void;
  addEventListener(type: 'end', listener: () => void): void;
  start: () => void;
  stop: () => void;
  abort: () => void;
}
interface RecognitionResult {
  readonly results: ArrayLike<
    ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }
  >;
}
type Recognizer = new () => Recognition;

declare global {
  interface Window {
    readonly SpeechRecognition?: Recognizer;
    readonly webkitSpeechRecognition?: Recognizer;
  }
}

const recognizer = (): Recognizer | undefined =>
  window.SpeechRecognition ?? window.webkitSpeechRecognition;

export type VoiceState = 'absent' | 'idle' | 'listening' | 'denied' | 'failed';

export interface Voice {
  readonly state: VoiceState;
  /** What was heard so far of what is being said. */
  readonly partly: string;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Listens while a button is held, or from one press to the next; tells every way it may have been meant. */
export function useVoice(language: Language, onHeard: (texts: readonly string[]) => void): Voice {
  const [state, setState] = useState<VoiceState>(() =>
    recognizer() === undefined ? 'absent' : 'idle',
  );
  const [partly, setPartly] = useState('');
  const running = useRef<Recognition>(undefined);
  const latest = useRef(onHeard);
  useEffect(() => {
    latest.current = onHeard;
  });
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(() => {
    const Recognizer = recognizer();
    if (Recognizer === undefined || running.current !== undefined) return;
    const listening = new Recognizer();
    listening.lang = language === 'ko' ? 'ko-KR' : 'en-US';
    listening.interimResults = true;
    listening.maxAlternatives = 4;
    listening.addEventListener('result', ({ results }) => {
      const last = results[results.length - 1];
      if (last === undefined) return;
      const texts = Array.from(last, ({ transcript }) => transcript);
      setPartly(texts[0] ?? '');
      if (last.isFinal) latest.current(texts);
    });
    listening.addEventListener('error', ({ error }) => {
      if (error === 'aborted') return;
      setState(error === 'not-allowed' || error === 'service-not-allowed' ? 'denied' : 'failed');
    });
    listening.addEventListener('end', () => {
      running.current = undefined;
      setState((now) => (now === 'listening' ? 'idle' : now));
    });
    running.current = listening;
    setPartly('');
    setState('listening');
    try {
      listening.start();
    } catch {
      running.current = undefined;
      setState('failed');
    }
  }, [language]);
  const stop = useCallback(() => running.current?.stop(), []);
  return { state, partly, start, stop };
}
