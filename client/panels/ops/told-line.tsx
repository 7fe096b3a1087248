import type { JSX } from 'react';
import { clockSecond } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import type { Told } from './use-intent.ts';
import styles from './desk.module.css';

function toldWords(told: Told, zone: string, { word, say }: Words): string {
  if (told.state !== 'answered') return word(`ops/command/${told.state}`);
  const { answer } = told;
  if (!answer.ok) return word('ops/command/refused', { problem: say(answer.problem) });
  if (answer.repeated === true) return word('ops/command/repeated');
  return word('ops/command/accepted', { time: clockSecond(Date.parse(answer.at), zone) });
}

/** What became of a command, in words; what it changed comes from the stream, never from here. */
export function ToldLine({
  told,
  zone,
}: {
  readonly told: Told | undefined;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const isTrouble = told?.state === 'unheard' || (told?.state === 'answered' && !told.answer.ok);
  return (
    <p className={styles['told']} role="status" data-trouble={isTrouble}>
      {told === undefined ? '' : toldWords(told, zone, words)}
    </p>
  );
}
