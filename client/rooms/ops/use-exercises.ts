import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../contract/api.ts';
import type { ExercisesAnswer } from '../../../contract/exercise.ts';
import type { Text } from '../../../contract/place.ts';
import { useWords } from '../../design/wording.ts';
import type { ExerciseWish } from '../../panels/exercise-control.tsx';

const address = '/api/v1/exercises';
const askEveryMs = 3000;

export interface Exercises {
  /** `undefined` = this server holds none, or is not heard. */
  readonly answer: ExercisesAnswer | undefined;
  readonly problem: string | undefined;
  readonly wish: (wish: ExerciseWish) => void;
}

/** The exercises of this server, asked for every few seconds, and what the person at the desk wants of them. */
export function useExercises(token: string | undefined): Exercises {
  const { say, word } = useWords();
  const [answer, setAnswer] = useState<ExercisesAnswer>();
  const [problem, setProblem] = useState<string>();
  /** One key for one intention: what found no answer is asked again with the same. */
  const open = useRef<{ readonly wish: string; readonly key: string }>(undefined);
  const askNow = useRef<() => void>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const got = await fetch(address, { signal: stop.signal });
        if (got.ok) setAnswer((await got.json()) as ExercisesAnswer);
      } catch {
        // The link says what is wrong; what was told last is still the best known.
      }
    };
    askNow.current = () => void ask();
    askNow.current();
    const asking = setInterval(() => void ask(), askEveryMs);
    return () => {
      stop.abort();
      clearInterval(asking);
    };
  }, []);

  const tell = useCallback(
    async (wish: ExerciseWish): Promise<void> => {
      const text = JSON.stringify(wish);
      const key = open.current?.wish === text ? open.current.key : newKey();
      open.current = { wish: text, key };
      try {
        const got = await fetch(pathOf(wish), {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify({ ...bodyOf(wish), key }),
        });
        open.current = undefined;
        if (got.ok) setProblem(undefined);
        else {
          const { title, problem: words } = (await got.json()) as Problem & { problem?: Text };
          setProblem(words === undefined ? title : say(words));
        }
      } catch {
        setProblem(word('ops/drill/unheard'));
      }
      askNow.current?.();
    },
    [say, token, word],
  );
  return { answer, problem, wish: (what) => void tell(what) };
}

function pathOf(wish: ExerciseWish): string {
  return wish.kind === 'start' ? address : `${address}/${encodeURIComponent(wish.id)}`;
}

function bodyOf(wish: ExerciseWish): object {
  if (wish.kind === 'start') return { script: wish.script, over: wish.over };
  const { action, inject } = wish;
  return { action, ...(inject === undefined ? {} : { inject }) };
}

/** By `getRandomValues`, which a page without TLS has, too. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
