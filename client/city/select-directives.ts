import type { DirectiveData, DirectiveState } from '../../contract/directive.ts';
import type { EventOf } from './city.ts';
import { byText } from './gather.ts';

export type DirectiveEvent = EventOf<'directive'>;

/** The way of an order that goes well. */
export const ORDER_CHAIN = ['issued', 'delivered', 'read', 'accepted', 'done'] as const;

export const isSettledOrder = ({ state }: DirectiveData): boolean =>
  NEXT_STATES[state].length === 0;

/** Overdue first, then by due time; what is settled last, the newest first. */
export function selectDirectives(
  found: ReadonlyMap<string, DirectiveEvent>,
): readonly DirectiveEvent[] {
  const rank = ({ data }: DirectiveEvent): number => {
    if (isSettledOrder(data)) return 2;
    return data.isOverdue === true ? 0 : 1;
  };
  return [...found.values()].toSorted((a, b) => {
    const apart = rank(a) - rank(b);
    if (apart !== 0) return apart;
    return isSettledOrder(a.data)
      ? byText(b.data.issuedAt, a.data.issuedAt) || byText(a.subject, b.subject)
      : byText(a.data.dueAt, b.data.dueAt) || byText(a.subject, b.subject);
  });
}

/** When it came to each step of the way; `undefined` = not yet, or skipped. */
export function orderSteps({
  transitions,
  issuedAt,
}: DirectiveData): readonly { readonly state: DirectiveState; readonly at: string | undefined }[] {
  return ORDER_CHAIN.map((state) => ({
    state,
    at:
      transitions.find(({ to }) => to === state)?.at ?? (state === 'issued' ? issuedAt : undefined),
  }));
}

/** Answers that may follow a state, in the order of their buttons. */
export const NEXT_STATES: Readonly<
  Record<DirectiveState, readonly Exclude<DirectiveState, 'issued'>[]>
> = {
  issued: ['delivered', 'read', 'accepted', 'declined', 'withdrawn'],
  delivered: ['read', 'accepted', 'declined', 'withdrawn'],
  read: ['accepted', 'declined', 'withdrawn'],
  accepted: ['done', 'declined', 'withdrawn'],
  done: [],
  declined: [],
  withdrawn: [],
};
