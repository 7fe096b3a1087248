import { useEffect, useState } from 'react';
import type { Script, ScriptsAnswer } from '../../../contract/presenter.ts';

const retryMs = 30_000;
const noScripts: readonly Script[] = [];

/** The city's briefings for visits; none until the server has told them. */
export function useScripts(): readonly Script[] {
  const [scripts, setScripts] = useState(noScripts);
  useEffect(() => {
    const stop = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      try {
        const answer = await fetch('/api/v1/scripts', { signal: stop.signal });
        // A server that knows of none.
        if (answer.status === 404) return;
        if (!answer.ok) throw new Error(`scripts: ${answer.status}`);
        setScripts(((await answer.json()) as ScriptsAnswer).scripts);
      } catch {
        if (!stop.signal.aborted) retry = setTimeout(() => void ask(), retryMs);
      }
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(retry);
    };
  }, []);
  return scripts;
}
