import type { JSX } from 'react';
import type { ComplaintsData } from '../../../contract/city-indicator.ts';
import type { District } from '../../../contract/place.ts';
import { growthOf, selectKinds, type ComplaintKind } from '../../city/select-voices.ts';
import { formatSpan } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { fittingNames } from '../fitting-names.ts';
import { shortDistrict } from '../matter-words.ts';
import { WallRow, WallRows } from '../wall-row.tsx';

/** Room of the names of districts, in Hangul. */
const NAMES_ROOM = 13;

/** ▲ 5 (이전 0): against the span before; or that it is not held. */
function growthWords(kind: ComplaintKind, { word }: Words): string {
  const by = growthOf(kind);
  if (by === undefined) return word('voices/kinds/noBefore');
  const way = by === 0 ? 'same' : by > 0 ? 'up' : 'down';
  return word(`voices/kinds/${way}`, { n: Math.abs(by), before: kind.before ?? 0 });
}

/** Where most of them are. */
function whereWords(
  { byDistrict, n }: ComplaintKind,
  districts: readonly District[],
  { say, word }: Words,
): string {
  const most = Object.entries(byDistrict)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([code, count]) => {
      const name = districts.find((district) => district.code === code)?.name;
      return `${name === undefined ? code : shortDistrict(say(name))} ${count}`;
    });
  if (most.length === 0) return n === 0 ? '' : word('voices/kinds/nowhere');
  const { shown, rest } = fittingNames(most, NAMES_ROOM);
  const more = rest === 0 ? '' : ` · ${word('voices/kinds/more', { n: rest })}`;
  return `${shown.join(' · ')}${more}`;
}

/** Reports by kind: how many, against the span before, still open, and where. */
export function KindList({
  complaints,
  most,
  districts,
}: {
  readonly complaints: ComplaintsData;
  /** Rows that fit. */
  readonly most: number;
  readonly districts: readonly District[];
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const kinds = selectKinds(complaints);
  if (kinds.length === 0) {
    const span = formatSpan(complaints.windowSec * 1000, language);
    return <WallRows none={word('voices/kinds/none', { span })} />;
  }
  return (
    <WallRows>
      {kinds.slice(0, most).map((kind) => (
        <WallRow
          key={kind.code}
          title={say(kind.name)}
          value={
            <>
              {word('voices/kinds/count', { n: kind.n })}
              <BasisMark basis={complaints.basis} />
            </>
          }
          note={whereWords(kind, districts, words)}
          aside={`${growthWords(kind, words)} · ${word('voices/kinds/open', { n: kind.open })}`}
        />
      ))}
    </WallRows>
  );
}
