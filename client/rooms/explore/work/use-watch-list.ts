import { useCallback, useEffect, useRef, useState } from 'react';
import type { WatchList, WatchRule } from '../../../../contract/workspace.ts';
import { useWords } from '../../../design/wording.ts';
import { useDesk } from '../desk.ts';
import { askServer } from './ask-server.ts';
import { keepOwn } from './own-storage.ts';
import { OWN_RULES, readOwnRules } from './own-work.ts';
import { useWork } from './use-work.ts';
import { rulesTurn } from './work-turns.ts';

const ADDRESS = '/api/v1/watch-list';
const retryMs = 15_000;

export interface WatchKeeping {
  /** Kept by the server under a name, else in this browser. */
  readonly isOnServer: boolean;
  readonly told: string | undefined;
  readonly keep: (rules: readonly WatchRule[]) => void;
}

/** The rules of whoever sits here: from the server by name, or from this browser. */
export function useWatchList(): WatchKeeping {
  const { explore, work } = useDesk();
  const { say, word } = useWords();
  const token = useWork((state) => state.token);
  const session = useWork((state) => state.session);
  const isOnServer = session?.actor !== undefined && session.actor !== null;
  const version = useRef(0);
  const [told, setTold] = useState<string>();
  const take = useCallback(
    (list: WatchList): void => {
      version.current = list.version;
      work.setState({ rules: list.rules });
    },
    [work],
  );
  useEffect(() => {
    if (session === undefined) return;
    if (!isOnServer) {
      work.setState({ rules: readOwnRules() });
      return;
    }
    let isOver = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const got = await askServer<WatchList>('GET', ADDRESS, token);
      if (isOver) return;
      // Without its rules an empty list would look as if nobody wanted to be told of anything.
      setTold(got.ok ? undefined : word('explore/work/watch/lost'));
      if (got.ok) take(got.value);
      else again = setTimeout(() => void ask(), retryMs);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(again);
    };
  }, [session, isOnServer, token, take, work, word]);
  const keep = useCallback(
    async (rules: readonly WatchRule[]): Promise<void> => {
      setTold(undefined);
      work.setState({ rules });
      if (!isOnServer) {
        if (!keepOwn(OWN_RULES, rules)) setTold(word('explore/work/unheard'));
        return;
      }
      const body = { version: version.current, rules };
      const got = await askServer<WatchList>('PUT', ADDRESS, token, body);
      if (got.ok) return void (version.current = got.value.version);
      if (got.newer !== undefined) {
        take(got.newer);
        return setTold(word('explore/work/watch/old'));
      }
      setTold(
        got.problem === undefined
          ? word('explore/work/unheard')
          : word('explore/work/refused', { problem: say(got.problem) }),
      );
    },
    [isOnServer, token, take, work, say, word],
  );
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  }, [keep]);
  const change = (rules: readonly WatchRule[]): void => {
    explore.done(rulesTurn(work, (back) => void latest.current(back), work.getState()));
    void keep(rules);
  };
  return { isOnServer, told, keep: change };
}
