import { useCallback, useEffect, useState } from 'react';
import type { SessionAnswer } from '../../../contract/session.ts';

/** Kept as long as the tab is open, and nowhere else. */
const TOKEN_KEY = 'office-token';
const retryMs = 5000;

export type SessionStand =
  | { readonly state: 'loading' | 'failed' }
  | { readonly state: 'known'; readonly answer: SessionAnswer };

export interface Session {
  readonly stand: SessionStand;
  readonly token: string | undefined;
  /** The token that was entered last is nobody's. */
  readonly isWrong: boolean;
  readonly take: (token: string) => void;
  readonly leave: () => void;
}

const tokenHeld = (): string | undefined => sessionStorage.getItem(TOKEN_KEY) ?? undefined;

async function askFor(
  token: string | undefined,
  signal: AbortSignal,
): Promise<SessionAnswer | 'wrong' | 'absent'> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch('/api/v1/session', { headers, signal });
  if (answer.status === 401) return 'wrong';
  if (answer.status === 404) return 'absent';
  if (!answer.ok) throw new Error(`session: ${answer.status}`);
  return (await answer.json()) as SessionAnswer;
}

/** A server that takes no commands at all. */
const READ_ONLY: SessionAnswer = { actor: null, may: [], isReadOnly: true };

/** Who sits at the desk, as the server knows it; asked again with every token and after a failure. */
export function useSession(): Session {
  const [token, setToken] = useState(tokenHeld);
  const [isWrong, setWrong] = useState(false);
  const [stand, setStand] = useState<SessionStand>({ state: 'loading' });
  useEffect(() => {
    const stop = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      try {
        const answer = await askFor(token, stop.signal);
        if (answer === 'wrong') {
          sessionStorage.removeItem(TOKEN_KEY);
          setWrong(true);
          setToken(undefined);
          return;
        }
        setStand({ state: 'known', answer: answer === 'absent' ? READ_ONLY : answer });
      } catch {
        if (stop.signal.aborted) return;
        setStand({ state: 'failed' });
        retry = setTimeout(() => void ask(), retryMs);
      }
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(retry);
    };
  }, [token]);
  const take = useCallback((next: string) => {
    sessionStorage.setItem(TOKEN_KEY, next);
    setWrong(false);
    setToken(next);
  }, []);
  const leave = useCallback(() => {
    sessionStorage.removeItem(TOKEN_KEY);
    setToken(undefined);
  }, []);
  return { stand, token, isWrong, take, leave };
}
