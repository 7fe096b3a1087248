import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../contract/api.ts';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { ScreensAnswer } from '../../../contract/screen.ts';
import type { Text } from '../../../contract/place.ts';
import { useWords } from '../../design/wording.ts';
import { commandKey } from '../../city/command-key.ts';

const address = '/api/v1/screens';
const askEveryMs = 5000;

export interface Screens {
  /** `undefined` = not heard yet. */
  readonly answer: ScreensAnswer | undefined;
  /** The list on screen is old: the server did not answer the last time it was asked. */
  readonly isOld: boolean;
  /** What became of the last command, in words. */
  readonly told: string | undefined;
  readonly tell: (screen: string, command: PresenterCommand) => void;
}

/** The walls of this server, asked for every few seconds, and the way to tell one something. */
export function useScreens(token: string | undefined): Screens {
  const { say, word } = useWords();
  const [answer, setAnswer] = useState<ScreensAnswer>();
  const [isOld, setOld] = useState(false);
  const [told, setTold] = useState<string>();
  /** One key for one intention: what found no answer is told again with the same. */
  const open = useRef<{ readonly wish: string; readonly key: string }>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const got = await fetch(address, { signal: stop.signal });
        if (got.ok) setAnswer((await got.json()) as ScreensAnswer);
        setOld(!got.ok);
      } catch {
        if (!stop.signal.aborted) setOld(true);
      }
    };
    void ask();
    const asking = setInterval(() => void ask(), askEveryMs);
    return () => {
      stop.abort();
      clearInterval(asking);
    };
  }, []);

  const tell = useCallback(
    async (screen: string, command: PresenterCommand): Promise<void> => {
      const wish = JSON.stringify([screen, command]);
      const key = open.current?.wish === wish ? open.current.key : commandKey();
      open.current = { wish, key };
      setTold(word('ops/command/sending'));
      try {
        const got = await fetch(`${address}/${encodeURIComponent(screen)}/commands`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify({ key, command }),
        });
        if (got.status !== 503) open.current = undefined;
        if (got.ok) {
          setTold(word('screen/list/taken'));
          return;
        }
        const { title, problem } = (await got.json()) as Problem & { problem?: Text };
        const why = problem === undefined ? title : say(problem);
        setTold(word('ops/command/refused', { problem: why }));
      } catch {
        setTold(word('ops/command/unheard'));
      }
    },
    [say, token, word],
  );
  return { answer, isOld, told, tell: (screen, command) => void tell(screen, command) };
}
