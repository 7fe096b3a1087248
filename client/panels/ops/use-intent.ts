import { useCallback, useRef, useState } from 'react';
import type { CommandAnswer, CommandName, OfficeWishes } from '../../../contract/command.ts';
import { commandKey } from '../../city/command-key.ts';
import type { Desk } from './desk.ts';

/** What became of what was last told. */
export type Told =
  | { readonly state: 'sending' }
  | { readonly state: 'unheard' }
  | { readonly state: 'answered'; readonly answer: CommandAnswer };

export interface Intent {
  readonly told: Told | undefined;
  /** What it was carried out on; `undefined` = it was not, or nobody knows. */
  readonly tell: <N extends CommandName>(
    name: N,
    wish: OfficeWishes[N],
  ) => Promise<string | undefined>;
  readonly forget: () => void;
}

/** Nobody knows whether it was carried out: telling it again must mean the same wish. */
const isOpen = (answer: CommandAnswer | undefined): boolean =>
  answer === undefined || (!answer.ok && answer.code === 'unavailable');

/** One key for one intention: the same wish that found no answer is told again with the same key. */
export function useIntent({ give }: Desk): Intent {
  const [told, setTold] = useState<Told>();
  const open = useRef<{ readonly wish: string; readonly key: string }>(undefined);
  const tell = useCallback(
    async <N extends CommandName>(name: N, wish: OfficeWishes[N]): Promise<string | undefined> => {
      const text = JSON.stringify([name, wish]);
      const key = open.current?.wish === text ? open.current.key : commandKey();
      open.current = { wish: text, key };
      setTold({ state: 'sending' });
      const answer = await give(name, { ...wish, key });
      if (!isOpen(answer)) open.current = undefined;
      setTold(answer === undefined ? { state: 'unheard' } : { state: 'answered', answer });
      return answer?.ok === true ? answer.subject : undefined;
    },
    [give],
  );
  const forget = useCallback(() => setTold(undefined), []);
  return { told, tell, forget };
}
