import { useState, type JSX } from 'react';
import type { Text } from '../../../contract/place.ts';
import { useWords } from '../../design/wording.ts';
import type { PresenterLink } from '../../link/presenter-link.ts';
import { keepName, keptName } from './kept-name.ts';
import styles from './presenter-room.module.css';

const codeLength = 6;
const digitsOf = (text: string): string => text.replaceAll(/\D/gu, '').slice(0, codeLength);
const codeOfAddress = (): string =>
  digitsOf(new URLSearchParams(window.location.search).get('code') ?? '');

/** The six digits of a wall; those of the address stand there already. */
export function PairForm({
  link,
  isExpired,
}: {
  readonly link: Pick<PresenterLink, 'pair'>;
  readonly isExpired: boolean;
}): JSX.Element {
  const { word, say } = useWords();
  const [code, setCode] = useState(codeOfAddress);
  const [name, setName] = useState(() => keptName() ?? word('presenter/room/nameDefault'));
  const [isPairing, setPairing] = useState(false);
  const [problem, setProblem] = useState<Text | 'unanswered'>();
  const pair = async (): Promise<void> => {
    setPairing(true);
    setProblem(undefined);
    keepName(name);
    const answer = await link.pair(code, name.trim() || word('presenter/room/nameDefault'));
    setPairing(false);
    if (answer === undefined) setProblem('unanswered');
    else if (!answer.ok) setProblem(answer.problem);
  };
  const said =
    problem === undefined
      ? isExpired
        ? word('presenter/room/expired')
        : undefined
      : problem === 'unanswered'
        ? word('presenter/room/noAnswer')
        : say(problem);
  return (
    <form
      className={styles['pair']}
      onSubmit={(event) => {
        event.preventDefault();
        void pair();
      }}
    >
      <label>
        {word('presenter/room/enter')}
        <input
          className={styles['code']}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]*"
          maxLength={codeLength}
          value={code}
          onChange={({ target }) => setCode(digitsOf(target.value))}
        />
      </label>
      <label>
        {word('presenter/room/name')}
        <input maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <button
        type="submit"
        className={styles['main']}
        disabled={code.length !== codeLength || isPairing}
      >
        {word(isPairing ? 'presenter/room/pairing' : 'presenter/room/pair')}
      </button>
      {said === undefined ? null : <p role="alert">{said}</p>}
      <p className={styles['note']}>{word('presenter/room/howTo')}</p>
    </form>
  );
}
