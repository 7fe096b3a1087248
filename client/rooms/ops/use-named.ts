import { useCallback, useMemo } from 'react';
import type { Contact } from '../../../contract/office.ts';
import type { City } from '../../city/city.ts';
import { severityRank } from '../../city/gather.ts';
import { selectSituations } from '../../city/select-situations.ts';
import { useWords } from '../../design/wording.ts';
import type { AboutChoice } from '../../panels/ops/order-form.tsx';

/** More incidents than this nobody picks from a list; those of a situation are reached by it. */
const MOST_INCIDENTS = 40;
const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/** Names of what orders and alarms speak of, and what can be chosen in an order. */
export interface Named {
  readonly titleOf: (subject: string) => string | undefined;
  /** The same of situations alone, which change less often than all that is open in them. */
  readonly situationTitle: (subject: string) => string | undefined;
  readonly abouts: readonly AboutChoice[];
  /** The city's contacts; until they are told, whoever has something in charge or was given an order. */
  readonly contacts: readonly Contact[];
}

export function useNamed(
  city: City | undefined,
  isWanted: boolean,
  book: readonly Contact[] | undefined,
): Named {
  const { say } = useWords();
  const situation = city?.byKind.situation ?? nothing;
  const incident = city?.byKind.incident ?? nothing;
  const alarm = city?.byKind.alarm ?? nothing;
  const directive = city?.byKind.directive ?? nothing;
  const situationTitle = useCallback(
    (subject: string): string | undefined => {
      const title = situation.get(subject)?.data.title;
      return title === undefined ? undefined : say(title);
    },
    [situation, say],
  );
  const titleOf = useCallback(
    (subject: string): string | undefined => {
      const text = incident.get(subject)?.data.headline ?? alarm.get(subject)?.data.label;
      return text === undefined ? situationTitle(subject) : say(text);
    },
    [situationTitle, incident, alarm, say],
  );
  const abouts = useMemo(() => {
    if (!isWanted) return [];
    const { open } = selectSituations(situation);
    const incidents = [...incident.values()]
      .filter(({ data }) => data.status !== 'ended')
      .toSorted((a, b) => severityRank(a.data.severity) - severityRank(b.data.severity))
      .slice(0, MOST_INCIDENTS);
    return [
      ...open.map(({ subject, data }) => ({ subject, title: say(data.title) })),
      ...incidents.map(({ subject, data }) => ({
        subject,
        title: `${say(data.headline)} ${data.place === undefined ? '' : say(data.place)}`,
      })),
    ];
  }, [situation, incident, say, isWanted]);
  const contacts = useMemo(() => {
    if (book !== undefined) return book;
    const known = [
      ...[...situation.values()].flatMap(({ data }) => data.incharge),
      ...[...directive.values()].map(({ data }) => data.recipient),
    ];
    return [...new Map(known.map((contact) => [contact.id, contact])).values()];
  }, [situation, directive, book]);
  return { titleOf, situationTitle, abouts, contacts };
}
