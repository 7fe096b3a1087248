import { useCallback, useEffect, useState } from 'react';
import type { ReplayAnswer, ReplayCommand } from '../../../contract/api.ts';
import type { Mode } from '../../../contract/delta.ts';

const address = '/api/v1/replay';

async function ask(init?: RequestInit): Promise<ReplayAnswer | undefined> {
  const answer = await fetch(address, init);
  return answer.ok ? ((await answer.json()) as ReplayAnswer) : undefined;
}

/** The recording on screen and the way to run it; nothing when live. */
export function useReplay(mode: Mode | undefined): {
  readonly replay: ReplayAnswer | undefined;
  readonly command: (command: ReplayCommand) => void;
} {
  const [replay, setReplay] = useState<ReplayAnswer>();
  useEffect(() => {
    if (mode === undefined || mode === 'live') return;
    ask()
      .then(setReplay)
      // The bar then names the mode without the recording's title; the link says what is wrong.
      .catch(() => undefined);
  }, [mode]);
  const command = useCallback((what: ReplayCommand) => {
    const body = JSON.stringify(what);
    ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
      .then((answer) => {
        if (answer !== undefined) setReplay(answer);
      })
      .catch(() => undefined);
  }, []);
  return { replay: mode === 'live' ? undefined : replay, command };
}
