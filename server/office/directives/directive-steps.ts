import type { DirectiveState } from '../../../contract/directive.ts';
import type { Text } from '../../../contract/place.ts';

/** What may follow what: a phone call may skip steps, nothing goes back, and an end is an end. */
const STEPS: Readonly<Record<DirectiveState, readonly DirectiveState[]>> = {
  issued: ['delivered', 'read', 'accepted', 'declined', 'withdrawn'],
  delivered: ['read', 'accepted', 'declined', 'withdrawn'],
  read: ['accepted', 'declined', 'withdrawn'],
  accepted: ['done', 'declined', 'withdrawn'],
  done: [],
  declined: [],
  withdrawn: [],
};

export const DIRECTIVE_WORDS: Readonly<Record<DirectiveState, Text & { readonly en: string }>> = {
  issued: { ko: '지시', en: 'issued' },
  delivered: { ko: '전달', en: 'delivered' },
  read: { ko: '열람', en: 'read' },
  accepted: { ko: '수락', en: 'accepted' },
  done: { ko: '완료', en: 'done' },
  declined: { ko: '불가', en: 'declined' },
  withdrawn: { ko: '철회', en: 'withdrawn' },
};

export function mayFollow(from: DirectiveState, to: DirectiveState): boolean {
  return STEPS[from].includes(to);
}

/** Nothing more comes of it. */
export function isEnd(state: DirectiveState): boolean {
  return STEPS[state].length === 0;
}

/** Nobody has said yet whether it will be done. */
export function isUnanswered(state: DirectiveState): boolean {
  return mayFollow(state, 'accepted');
}
