import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { IncidentEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/dispatch-119.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { frameOf } from '../support/frame-of.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext(connector.id);
const read = (name: string) => connector.read(fixtureFrame(connector.id, name), city);
expectCases(connector);

function incident(name: string, id: string): IncidentEvent | undefined {
  const incidents = read(name).events.filter((event) => event.kind === 'incident');
  return incidents.find((event) => event.subject === `incident/119/${id}`);
}

test('a flood rescue is a disaster with its stages, its station and a place no finer than 100 m', () => {
  const frame = fixtureFrame(connector.id, 'flood-night');
  const version = '2022-08-08T12:04:40.000Z-03-0';
  expect(incident('flood-night', 'D20220808-1201')).toEqual({
    specversion: '1.0',
    id: expect.stringMatching(
      new RegExp(`^incident/119/D20220808-1201@${version}#[0-9a-f]{8}$`),
    ) as string,
    source: '/cities/seoul/feeds/dispatch-119',
    type: 'city.incident.updated.v1',
    subject: 'incident/119/D20220808-1201',
    time: '2022-08-08T12:04:40.000Z',
    recordedtime: '2022-08-08T12:05:10.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'disaster',
    kind: 'incident',
    data: {
      version,
      status: 'active',
      category: 'flood',
      sourceType: { code: '구조', text: '침수' },
      severity: 'Moderate',
      headline: { ko: '신림동 침수' },
      description: '대응1단계',
      startedAt: '2022-08-08T11:59:12.000Z',
      stages: [
        { code: '접수', name: { ko: '접수', en: 'Call received' }, at: '2022-08-08T11:59:12.000Z' },
        { code: '출동', name: { ko: '출동', en: 'Dispatched' }, at: '2022-08-08T12:00:05.000Z' },
        { code: '도착', name: { ko: '도착', en: 'Arrived' }, at: '2022-08-08T12:04:40.000Z' },
      ],
      owner: { ko: '관악소방서' },
      geometry: { type: 'Point', coordinates: [126.935, 37.478] },
      districts: ['11620'],
      place: { ko: '신림동' },
      provenance: {
        feed: connector.id,
        standard: connector.standard,
        ref: 'D20220808-1201',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: connector.source.licence,
      },
    },
  });
});

test('kind and type decide category and domain', () => {
  const { events } = read('flood-night');
  const incidents = events.filter((event) => event.kind === 'incident');
  expect(
    incidents.map(({ data, domain }) => [data.sourceType.text, data.category, domain]),
  ).toEqual([
    ['침수', 'flood', 'disaster'],
    ['주택화재', 'fire', 'disaster'],
    ['질병', 'ems', 'safety'],
    ['토사붕괴', 'landslide', 'disaster'],
    ['정전', 'power', 'safety'],
    ['배수지원', 'flood', 'disaster'],
  ]);
});

test('over once withdrawn, or once closed', () => {
  expect(incident('flood-night', 'D20220808-1188')).toMatchObject({
    type: 'city.incident.cancelled.v1',
    data: { status: 'ended', endedAt: '2022-08-08T11:41:00.000Z' },
  });
  expect(incident('flood-night', 'D20220808-1170')?.data).toMatchObject({
    status: 'ended',
    endedAt: '2022-08-08T10:10:00.000Z',
  });
});

test('an illegal course of stages is refused with both stages and both times', () => {
  expect(read('transitions').rejects).toMatchObject([
    {
      where: 'T-backwards',
      why: 'history: 완진 (2022-08-08T20:30:00+09:00) -> 초진 (2022-08-08T20:31:00+09:00) is not allowed for 화재',
    },
    {
      where: 'T-repeat',
      why: 'history: 출동 (2022-08-08T20:01:00+09:00) -> 출동 (2022-08-08T20:02:00+09:00) is not allowed for 구조',
    },
    {
      where: 'T-time',
      why: 'history: 출동 (2022-08-08T20:03:00+09:00) -> 도착 (2022-08-08T20:02:00+09:00) goes back in time',
    },
    {
      where: 'T-first',
      why: 'history: begins with 출동 (2022-08-08T20:00:00+09:00), not 접수',
    },
    {
      where: 'T-skip',
      why: 'history: 접수 (2022-08-08T20:00:00+09:00) -> 완진 (2022-08-08T20:03:00+09:00) is not allowed for 화재',
    },
    { where: 'T-foreign', why: 'history: no stage of 화재: 이송 (2022-08-08T20:03:00+09:00)' },
  ]);
});

test('a stage that the table lets be skipped leaves a gap', () => {
  expect(incident('transitions', 'T-ok-gap')?.data.stages?.map(({ code }) => code)).toEqual([
    '접수',
    '출동',
    '도착',
    '완진',
  ]);
});

test('personal data is refused by field, not stored', () => {
  const { rejects, events } = read('half-broken');
  expect(rejects.slice(0, 4)).toMatchObject([
    { where: 'P-name', why: 'personal data: patientName' },
    { where: 'P-age', why: 'personal data: detail.나이' },
    { where: 'P-phone', why: 'personal data: place' },
    { where: 'P-address', why: 'place: personal data: an address' },
  ]);
  expect(JSON.stringify([rejects, events])).not.toContain('010-0000-0000');
});

test('a point outside the city is dropped and flagged, the incident stays', () => {
  expect(incident('half-broken', 'G-far')?.data).toMatchObject({
    geometry: null,
    flags: ['out-of-area', 'geometry-dropped'],
    districts: ['11305'],
    severity: 'Minor',
  });
});

test('a higher response level within a stage is a new event, the same list again is not', () => {
  const frame = fixtureFrame(connector.id, 'flood-night');
  const raised = new TextDecoder().decode(frame.body).replace('대응1단계', '대응3단계');
  const later = { ...frame, receivedAt: '2022-08-08T12:06:10.000Z' };
  const before = connector.read(frame, city).events;
  const after = connector.read({ ...later, body: new TextEncoder().encode(raised) }, city).events;
  expect(after[0]?.data).toMatchObject({ severity: 'Extreme', version: before[0]?.data.version });
  expect(after[0]?.id).not.toBe(before[0]?.id);
  expect(after.slice(1).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
});

test('without a tier of its response an incident takes the type, the kind, then Minor', () => {
  const frame = fixtureFrame(connector.id, 'flood-night');
  const severity = (dispatch: object) => {
    const tiers = { ...city.tiers, dispatch } as typeof city.tiers;
    const data = connector.read(frame, { ...city, tiers }).events[0]?.data;
    return data !== undefined && 'severity' in data ? data.severity : undefined;
  };
  const severe = { severity: 'Severe', text: { ko: '' } };
  const moderate = { severity: 'Moderate', text: { ko: '' } };
  expect(severity({ 침수: severe, 구조: moderate })).toBe('Severe');
  expect(severity({ 구조: moderate })).toBe('Moderate');
  expect(severity({})).toBe('Minor');
});

test('the example in the documentation is a message that is read without a reject', () => {
  const page = readFileSync(new URL('../../docs/dispatch-119.md', import.meta.url), 'utf8');
  const example = /```json\n([^`]+)```/.exec(page)?.[1] ?? '';
  const { events, rejects } = connector.read(frameOf(connector.id, example), city);
  expect(rejects).toEqual([]);
  expect(events.map(({ subject }) => subject)).toEqual(['incident/119/2022-0808-000417']);
});

test('every step that the documentation allows is accepted, every other one refused', () => {
  const page = readFileSync(new URL('../../docs/dispatch-119.md', import.meta.url), 'utf8');
  const tables = [...page.matchAll(/^\| stage[^\n]+\n\|[-| ]+\n((?:\|[^\n]+\n)+)/gm)];
  expect(tables).toHaveLength(3);
  for (const [index, kind] of (['화재', '구조', '구급'] as const).entries()) {
    const rows = (tables[index]?.[1] ?? '').trim().split('\n');
    const next = new Map(rows.map((line) => stepsIn(line)));
    const stages = [...next.keys()];
    for (const from of stages) {
      const path = pathTo(from, next);
      for (const to of stages) {
        const { events } = connector.read(
          frameOf(connector.id, message(kind, [...path, to])),
          city,
        );
        expect([kind, from, to, events.length]).toEqual([
          kind,
          from,
          to,
          next.get(from)?.includes(to) === true ? 1 : 0,
        ]);
      }
    }
  }
});

function stepsIn(line: string): [string, readonly string[]] {
  const [, stage = '', , followers = ''] = line.split('|');
  const words = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
  return [words(stage)[0] ?? '', words(followers)];
}

/** A legal course from the first stage to `goal`. */
function pathTo(goal: string, next: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const paths: (readonly string[])[] = [['접수']];
  for (const path of paths) {
    const last = path.at(-1) ?? '';
    if (last === goal) return path;
    paths.push(...(next.get(last) ?? []).map((stage) => [...path, stage]));
  }
  throw new Error(`no way to ${goal}`);
}

function message(kind: string, stages: readonly string[]): string {
  const history = stages.map((stage) => ({ stage, at: '2022-08-08T20:00:00+09:00' }));
  const row = { id: 'x', kind, district: '11590', station: '동작소방서' };
  const incidents = [{ ...row, type: '출동', place: '상도동', history, closed: false }];
  return JSON.stringify({ contract: 'dispatch-119/1', sentAt: history[0]?.at, incidents });
}
