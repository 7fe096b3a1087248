// @vitest-environment happy-dom
import { act, createElement, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import { IncidentRows } from '../../client/panels/ops/incident-rows.tsx';
import { ResponseClock } from '../../client/panels/ops/response-clock.tsx';
import type { ResponseClockData, ResponseSegment } from '../../contract/response.ts';
import { at, incident, nowMs } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const segment = (id: string, rest: Partial<ResponseSegment>): ResponseSegment => ({
  id,
  label: { ko: id },
  targetSec: 60,
  from: null,
  to: null,
  state: 'awaited',
  ...rest,
});

const { version, geometry, districts, provenance } = incident('1', {}).data;
const clock: ResponseClockData = {
  form: 'response-clock',
  version,
  geometry,
  districts,
  provenance,
  derivedFrom: ['incident/1'],
  why: { ko: '까닭' },
  incident: 'incident/1',
  lifecycle: 'fire',
  steps: [
    { code: '접수', name: { ko: '접수' }, at: at('21:28') },
    { code: '출동', name: { ko: '출동' }, at: null, isMissing: true },
    { code: '도착', name: { ko: '도착' }, at: at('21:31') },
    { code: '완진', name: { ko: '완진' }, at: null },
  ],
  segments: [
    segment('접수→출동', { from: at('21:28'), state: 'gap' }),
    segment('이탈→도착', { tookSec: 96, state: 'breached' }),
    segment('도착→개시', { from: at('21:31'), state: 'running' }),
    segment('아직', { from: at('21:29'), state: 'breached', breachAt: at('21:30') }),
    segment('다음', {}),
  ],
  breaches: 1,
};

const drawn = (page: ReactElement): string => {
  const host = document.createElement('div');
  const i18n = createWording('ko');
  act(() => createRoot(host).render(createElement(I18nextProvider, { i18n }, page)));
  return host.textContent ?? '';
};

test('no clock stands beside a case of a recording that really happened', () => {
  const subjects = ['incident/1', 'incident/2'];
  const incidents = new Map([
    ['incident/1', incident('1', { basis: 'simulated' })],
    ['incident/2', incident('2', { basis: 'documented' })],
  ]);
  const clocks = new Map(subjects.map((subject) => [subject, { ...clock, incident: subject }]));
  const rows = (subject: string): string =>
    drawn(
      createElement(IncidentRows, {
        subjects: [subject],
        incidents,
        clocks,
        nowMs,
        minuteMs: nowMs,
        zone: 'Asia/Seoul',
      }),
    );
  expect(rows('incident/1')).toContain('대응 시계');
  expect(rows('incident/2')).not.toContain('대응 시계');
});

test('a step that was not recorded is a gap, never a time; a stretch that runs grows to its breach', () => {
  const host = document.createElement('div');
  const root = createRoot(host);
  const draw = (ms: number): string => {
    const page = createElement(ResponseClock, { clock, nowMs: ms, zone: 'Asia/Seoul' });
    const i18n = createWording('ko');
    act(() => root.render(createElement(I18nextProvider, { i18n }, page)));
    return host.textContent ?? '';
  };
  const words = draw(nowMs - 20_000);
  expect(words).toContain('출동기록 빠짐');
  expect(words).toContain('완진대기');
  expect(words).toContain('접수→출동기록 빠짐');
  expect(words).toContain('1분 36초 · 목표 36초 넘김');
  expect(words).toContain('도착→개시진행 40초목표 1분');
  expect(words).toContain('아직진행 2분 40초 · 목표 1분 40초 넘김');
  expect(draw(nowMs + 30_000)).toContain('진행 1분 30초 · 목표 30초 넘김');
});
