import type { JSX } from 'react';
import type { Concern, Exception } from '../../city/select-exceptions.ts';
import { HatchBox } from '../../design/hatch.tsx';
import { clockOrDay } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { feedTroubles } from '../feed-words.ts';
import { fittingNames } from '../fitting-names.ts';
import { WallRow, WallRows } from '../wall-row.tsx';

/** Room of the names in a row, in Hangul. */
const NAMES_ROOM = 17;
/** With no more rows than these, one may take more lines. */
const FEW = 3;
const FEW_LINES = 5;

function concernWord(concern: Concern, { word }: Words): string {
  switch (concern) {
    case 'down':
    case 'not-connected':
    case 'stale':
    case 'late':
      return word(`feeds/state/${concern}`);
    case 'uncertain':
      return word('feeds/uncertainTag');
    case 'budget':
    case 'drift':
    case 'rejects':
      return word(`coverage/exceptions/${concern}`);
  }
}

/** Why, in one line: of one source its trouble, of several their names. */
function noteOf({ feeds }: Exception, lines: number, words: Words): string {
  const { say, word } = words;
  const [first] = feeds;
  if (first === undefined) return '';
  if (feeds.length === 1) {
    return feedTroubles(first, words).join(' · ') || word('coverage/exceptions/noReason');
  }
  const { shown, rest } = fittingNames(
    feeds.map(({ title }) => say(title)),
    NAMES_ROOM * lines,
  );
  const more = rest === 0 ? '' : ` ${word('coverage/exceptions/more', { n: rest })}`;
  return `${shown.join(', ')}${more}`;
}

function lastOf(
  { feeds }: Exception,
  nowMs: number,
  zone: string,
  { language, word }: Words,
): string {
  const heard = feeds.flatMap(({ lastGood }) => (lastGood === null ? [] : [Date.parse(lastGood)]));
  if (heard.length === 0) return word('coverage/exceptions/never');
  return word('coverage/exceptions/last', {
    time: clockOrDay(Math.max(...heard), nowMs, zone, language),
  });
}

/** Who is not connected, in words, the worst first. */
export function ExceptionList({
  exceptions,
  most,
  minuteMs,
  zone,
}: {
  readonly exceptions: readonly Exception[];
  /** Rows that fit. */
  readonly most: number;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  if (exceptions.length === 0) return <WallRows none={word('coverage/exceptions/none')} />;
  const isFew = exceptions.length <= FEW;
  return (
    <WallRows isFew={isFew}>
      {exceptions.slice(0, most).map((exception) => {
        const { concern, feeds } = exception;
        const [first] = feeds;
        const what = concernWord(concern, words);
        const reason = first?.reason === undefined ? '' : say(first.reason);
        const isOne = feeds.length === 1;
        return (
          <WallRow
            key={`${concern} ${first?.feed ?? ''}`}
            title={
              isOne && first !== undefined
                ? say(first.title)
                : word('coverage/exceptions/group', { n: feeds.length, what: reason || what })
            }
            value={
              <>
                <HatchBox />
                {what}
              </>
            }
            note={noteOf(exception, isFew ? FEW_LINES : 1, words)}
            aside={lastOf(exception, minuteMs, zone, words)}
          />
        );
      })}
    </WallRows>
  );
}
