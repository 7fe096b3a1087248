import type { JSX } from 'react';
import type { PledgeData } from '../../../contract/city-indicator.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { FittingParts } from '../fitting-parts.tsx';
import { WallBar } from '../wall-bar.tsx';
import { WallRow, WallRows } from '../wall-row.tsx';

function noteOf(
  { department, dueOn, milestones }: PledgeData,
  { say, word }: Words,
): readonly string[] {
  // What is left out first stands last: the bar tells how far, too.
  return [
    ...(dueOn === undefined ? [] : [word('administration/pledges/due', { on: dueOn })]),
    say(department),
    ...(milestones.length === 0
      ? []
      : [
          word('administration/pledges/milestones', {
            done: milestones.filter(({ isDone }) => isDone).length,
            all: milestones.length,
          }),
        ]),
  ];
}

/** Pledges and projects as their departments tell: how far, by when, and which are late. */
export function PledgeList({
  pledges,
  most,
}: {
  readonly pledges: readonly PledgeData[];
  /** Rows that fit. */
  readonly most: number;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  if (pledges.length === 0) return <WallRows none={word('administration/pledges/none')} />;
  return (
    <WallRows>
      {pledges.slice(0, most).map((data) => {
        const { pledge, title, state, progressPct, basis } = data;
        return (
          <WallRow
            key={pledge}
            title={say(title)}
            value={
              <>
                {word(`administration/pledges/state/${state}`)}
                <BasisMark basis={basis} />
              </>
            }
            note={<FittingParts parts={noteOf(data, words)} />}
            aside={
              progressPct === null
                ? word('administration/pledges/untold')
                : `${Math.round(progressPct)} %`
            }
            bar={
              <WallBar
                share={progressPct === null ? undefined : progressPct / 100}
                isLoud={state === 'delayed' || state === 'stopped'}
              />
            }
          />
        );
      })}
    </WallRows>
  );
}
