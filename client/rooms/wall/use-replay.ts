import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReplayAnswer, ReplayCommand } from '../../../contract/api.ts';
import type { Mode } from '../../../contract/delta.ts';
import { exerciseOfAddress } from '../../city/exercise-address.ts';

const address = '/api/v1/replay';

async function ask(init?: RequestInit): Promise<ReplayAnswer | undefined> {
  try {
    const answer = await fetch(address, init);
    return answer.ok ? ((await answer.json()) as ReplayAnswer) : undefined;
  } catch {
    // The bar then names the mode without the recording's title; the link says what is wrong.
    return undefined;
  }
}

interface ReplayHandle {
  readonly replay: ReplayAnswer | undefined;
  /** Where a seek under way will land; steps and the slider count from there. */
  readonly wantedMs: number | undefined;
  readonly command: (command: ReplayCommand) => void;
}

/**
 * The recording on screen and the way to run it; nothing when live. One command is on its way at a
 * time, and of those waiting only the last seek is sent: a dragged slider is one seek, not fifty.
 */
export function useReplay(mode: Mode | undefined): ReplayHandle {
  const [replay, setReplay] = useState<ReplayAnswer>();
  const [wantedMs, setWantedMs] = useState<number>();
  const waiting = useRef<readonly ReplayCommand[]>([]);
  const isSending = useRef(false);

  useEffect(() => {
    if (mode === undefined || mode === 'live') return;
    // What runs the recording beneath an exercise is not the exercise's to run.
    if (exerciseOfAddress(window.location.search) !== undefined) return;
    void ask().then(setReplay);
  }, [mode]);

  const send = useCallback(async (): Promise<void> => {
    if (isSending.current) return;
    isSending.current = true;
    for (
      let [next, ...rest] = waiting.current;
      next !== undefined;
      [next, ...rest] = waiting.current
    ) {
      waiting.current = rest;
      const headers = { 'content-type': 'application/json' };
      const answer = await ask({ method: 'POST', headers, body: JSON.stringify(next) });
      if (answer !== undefined) setReplay(answer);
    }
    isSending.current = false;
    setWantedMs(undefined);
  }, []);

  const command = useCallback(
    (what: ReplayCommand) => {
      const others = waiting.current.filter(({ action }) => action !== what.action);
      waiting.current = [...others, what];
      if (what.at !== undefined) setWantedMs(Date.parse(what.at));
      void send();
    },
    [send],
  );
  return { replay: mode === 'live' ? undefined : replay, wantedMs, command };
}
