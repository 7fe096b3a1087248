import type { CityAnswer } from '../../../contract/api.ts';
import type { NamedFact } from '../../explore/compare-rows.ts';
import { clockOrDay } from '../../design/times.ts';
import type { Words } from '../../design/wording.ts';

/** A line of what is known; `subject` = another thing it leads to. */
export interface Fact extends NamedFact {
  readonly subject?: string;
}

/** What facts are worded with. */
export interface FactContext {
  readonly words: Words;
  readonly city: Pick<CityAnswer, 'districts' | 'zone'>;
  readonly nowMs: number;
  /** Name of another thing; undefined = it is not known now. */
  readonly nameOf: (subject: string) => string | undefined;
  /** Name of a source. */
  readonly feedName: (feed: string) => string;
}

/** Makes lines; what is undefined or empty makes none. */
export function factsWith({ words, city, nowMs, nameOf }: FactContext) {
  const { word } = words;
  const line = (id: string, value: string | undefined, subject?: string): readonly Fact[] =>
    value === undefined || value === ''
      ? []
      : [
          {
            id,
            label: word(`explore/drill/fact/${id}`),
            value,
            ...(subject === undefined ? {} : { subject }),
          },
        ];
  return {
    line,
    time: (id: string, instant: string | undefined): readonly Fact[] =>
      line(
        id,
        instant === undefined ? undefined : clockOrDay(Date.parse(instant), nowMs, city.zone),
      ),
    /** One of our words for a code. */
    coded: (id: string, path: string, code: string | undefined): readonly Fact[] =>
      line(id, code === undefined ? undefined : word(`${path}/${code}`)),
    linked: (id: string, subject: string | undefined): readonly Fact[] =>
      subject === undefined ? [] : line(id, nameOf(subject) ?? subject, subject),
  };
}
