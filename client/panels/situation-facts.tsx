import type { JSX } from 'react';
import type { SituationData } from '../../contract/situation.ts';
import { formatNumber } from '../design/numbers.ts';
import { useWords } from '../design/wording.ts';

/** Whom a situation concerns, on how much it rests, and what cannot be known of it. */
export function SituationFacts({
  situation: { exposed, evidence, missing },
  className,
}: {
  readonly situation: SituationData;
  readonly className: string | undefined;
}): JSX.Element {
  const { language, say, word } = useWords();
  const holding = evidence.filter(({ isPast }) => isPast !== true).length;
  return (
    <p className={className}>
      {[
        ...(exposed === null
          ? []
          : [word('lead/exposed', { n: formatNumber(exposed.people, language) })]),
        word('lead/proofs', { n: holding }),
        ...(missing.length === 0
          ? []
          : [word('lead/missing', { names: missing.map(({ label }) => say(label)).join('·') })]),
      ].join(' · ')}
    </p>
  );
}
