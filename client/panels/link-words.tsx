import type { JSX } from 'react';
import type { LinkStatus } from '../city/store.ts';
import { clockSecond, formatSpan } from '../design/times.ts';
import { useWords } from '../design/wording.ts';

/** What is wrong with the wire, for a line that tells something else first; nothing when all is well. */
export function LinkWords({
  link,
  zone,
  className,
}: {
  readonly link: LinkStatus;
  readonly zone: string;
  readonly className: string | undefined;
}): JSX.Element | null {
  const { language, word } = useWords();
  const { phase, heardAtMs, silentSec, problem } = link;
  const span = formatSpan(silentSec * 1000, language);
  if (phase === 'lost' || phase === 'dark') {
    const before =
      heardAtMs === undefined ? '' : word('link/before', { time: clockSecond(heardAtMs, zone) });
    return (
      <p className={className}>
        {word('link/lost')} {before} {word('link/lasting', { span })}
      </p>
    );
  }
  if (problem !== undefined)
    return <p className={className}>{word('link/refused', { problem })}</p>;
  if (phase === 'reconnecting') {
    return <p className={className}>{word('link/reconnecting', { span })}</p>;
  }
  return null;
}
