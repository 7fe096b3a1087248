import type { OfficePart } from '../office-part.ts';
import { answerDirective } from './answer-directive.ts';
import { isEnd } from './directive-steps.ts';
import { deliveredDirective } from './delivered-directive.ts';
import { dueDirective } from './due-directive.ts';
import { issueDirective } from './issue-directive.ts';
import type { DirectiveSettings } from './directive-settings.ts';

/**
 * Orders of the office (지시): given and answered by people, reminded of, overdue and sent up by
 * time. All it knows is in the orders themselves, so there is nothing to remember or to recall.
 */
export function directivesPart(settings: DirectiveSettings): OfficePart {
  return {
    kinds: new Set(),
    observe: () => undefined,
    recall: () => undefined,
    judge: ({ byKind }, now) =>
      [...byKind.directive.values()].flatMap((held) => {
        if (isEnd(held.data.state)) return [];
        return dueDirective(settings, held, now) ?? [];
      }),
    command: (city, order, now) => {
      if (order.name === 'direct') return issueDirective(settings, city, order, now);
      if (order.name === 'answer') return answerDirective(settings, city, order, now);
      return undefined;
    },
    delivered: (city, report, now) => deliveredDirective(settings, city, report, now),
  };
}
