import { KINDS, type Basis, type Severity } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { SituationPhase } from '../../contract/situation.ts';
import type { ByKind, EventOf } from './city.ts';
import { byText } from './gather.ts';
import { isSettledOrder } from './select-directives.ts';

/** Something that was said or done, at the time it became known. */
export type Act = {
  readonly key: string;
  readonly atMs: number;
  readonly severity: Severity;
  readonly basis: Basis | undefined;
} & (
  | { readonly form: 'told'; readonly what: 'alert' | 'closure'; readonly text: Text }
  | { readonly form: 'order'; readonly number: string; readonly text: string }
  | { readonly form: 'phase'; readonly phase: SituationPhase; readonly isFirst: boolean }
  | { readonly form: 'acknowledged'; readonly by: string }
);

/** Evidence in words ends with the time it speaks of; here its place says when. */
const withoutTime = ({ ko, en }: Text): Text => {
  const cut = (text: string): string => text.replace(/\s*\(\d{1,2}:\d{2}\)$/u, '');
  return en === undefined ? { ko: cut(ko) } : { ko: cut(ko), en: cut(en) };
};

function toldActs({ data }: EventOf<'situation'>, byKind: ByKind): Act[] {
  return data.evidence.flatMap(({ subject, knownAt, text }): Act[] => {
    const alert = byKind.alert.get(subject)?.data;
    const closure = byKind.incident.get(subject)?.data;
    const isAlert = alert !== undefined || subject.startsWith('alert/');
    if (!isAlert && closure?.roadClosure === undefined) return [];
    return [
      {
        form: 'told',
        what: isAlert ? 'alert' : 'closure',
        key: `${subject} ${knownAt}`,
        atMs: Date.parse(knownAt),
        severity: alert?.severity ?? closure?.severity ?? 'Unknown',
        basis: KINDS.map((kind) => byKind[kind].get(subject)?.data.basis).find(Boolean),
        text: withoutTime(text),
      },
    ];
  });
}

/** Where it began and where its severity rose or fell; phases between say nothing to a reader. */
function courseActs({ subject, data }: EventOf<'situation'>): Act[] {
  return data.course.flatMap(({ at, phase, severity }, index): Act[] => {
    const before = data.course[index - 1];
    if (before !== undefined && before.severity === severity && phase !== 'closed') return [];
    return [
      {
        form: 'phase',
        key: `${subject} ${at}`,
        atMs: Date.parse(at),
        severity,
        basis: data.basis,
        phase,
        isFirst: before === undefined,
      },
    ];
  });
}

/** Warnings, closed roads, orders, steps of the situation itself and who saw it, oldest first. */
export function selectActs(event: EventOf<'situation'>, byKind: ByKind): readonly Act[] {
  const orders = ordersAbout(event.subject, byKind.directive).map(({ subject, data }): Act => ({
    form: 'order',
    key: subject,
    atMs: Date.parse(data.issuedAt),
    severity: 'Unknown',
    basis: data.basis,
    number: data.number,
    text: data.text,
  }));
  return [...toldActs(event, byKind), ...courseActs(event), ...orders, ...seenAct(event)].toSorted(
    (a, b) => a.atMs - b.atMs || byText(a.key, b.key),
  );
}

function seenAct({ subject, data }: EventOf<'situation'>): Act[] {
  const seen = data.acknowledged;
  if (seen === undefined) return [];
  const key = `${subject} seen`;
  const atMs = Date.parse(seen.at);
  return [
    { form: 'acknowledged', key, atMs, severity: 'Unknown', basis: undefined, by: seen.actor.name },
  ];
}

/** Orders about one thing: what is not settled first, each by its number. */
export function ordersAbout(
  subject: string,
  directives: ByKind['directive'],
): readonly EventOf<'directive'>[] {
  return [...directives.values()]
    .filter(({ data }) => data.about === subject)
    .toSorted(
      (a, b) =>
        Number(isSettledOrder(a.data)) - Number(isSettledOrder(b.data)) ||
        byText(a.data.number, b.data.number),
    );
}
