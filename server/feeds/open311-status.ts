import type { RequestData } from '../../contract/request.ts';

type Status = RequestData['status'];

const OPEN = [
  'open',
  'new',
  'received',
  'acknowledged',
  'assigned',
  'pending',
  'in progress',
  'in_progress',
  'reopened',
  'referred',
  'offen',
  'baru',
  '접수',
  '처리중',
];
const CLOSED = [
  'closed',
  'resolved',
  'completed',
  'fixed',
  'done',
  'rejected',
  'duplicate',
  'cancelled',
  'archived',
  'geschlossen',
  'erledigt',
  'selesai',
  '완료',
  '종결',
];
const WORDS: ReadonlyMap<string, Status> = new Map([
  ...OPEN.map((word) => [word, 'open'] as const),
  ...CLOSED.map((word) => [word, 'closed'] as const),
]);

/** Open or closed by the city's words, else the usual ones; `undefined` for a word nobody knows. */
export function statusOf(word: string, own: Readonly<Record<string, Status>>): Status | undefined {
  const small = word.trim().toLowerCase();
  return Object.hasOwn(own, small) ? own[small] : WORDS.get(small);
}
