import { expect, test } from 'vitest';
import { roadName } from '../../client/city/road-name.ts';
import { incidentAt } from '../support/city-events.ts';

const say = ({ ko }: { readonly ko: string }): string => ko;
const named = (ko: string): string => roadName({ ...incidentAt(1, 0).data, headline: { ko } }, say);

test('a closure is called by its structure, else by its road', () => {
  expect(named('양재대로 일원지하차도 양방향 전면통제(침수)')).toBe('일원지하차도');
  expect(named('개포지하차도 양방향 전면통제(침수)')).toBe('개포지하차도');
  expect(named('잠수교 양방향 전면통제')).toBe('잠수교');
  expect(named('강남대로 교보타워~논현역 4개 차로 침수')).toBe('강남대로');
  expect(named('동부간선도로 수락지하차도~성수JC 양방향 전면통제')).toBe('동부간선도로');
});

test('the source’s own place goes before any guess', () => {
  const data = { ...incidentAt(1, 0).data, place: { ko: '남부순환로' } };
  expect(roadName(data, say)).toBe('남부순환로');
});
