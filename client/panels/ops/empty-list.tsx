import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import desk from './desk.module.css';

/** What is heard of the city: an empty list means little where nothing is. */
export interface Hearing {
  readonly isAllSilent: boolean;
  /** Feeds that are lost. */
  readonly lost: number;
}

/** Nothing in a list: said as that only where we would know. */
export function EmptyList({
  text,
  hearing,
}: {
  readonly text: string;
  readonly hearing: Hearing;
}): JSX.Element {
  const { word } = useWords();
  if (hearing.isAllSilent) {
    return <p className={`${desk['empty']} ${desk['hatched']}`}>{word('ops/blind/all')}</p>;
  }
  return (
    <div className={desk['empty']}>
      <p>{text}</p>
      {hearing.lost === 0 ? null : <p>{word('ops/blind/some', { n: hearing.lost })}</p>}
    </div>
  );
}
