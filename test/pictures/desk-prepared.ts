import type { Page } from 'playwright-core';
import type { Snapshot } from '../../contract/delta.ts';
import type { SessionAnswer } from '../../contract/session.ts';
import { asking } from '../support/desk-people.ts';

/** What is kept at the server before a picture is taken, and how the page comes to it. */
export interface Prepared {
  /** Of the address, besides what the state asks. */
  readonly asked: Readonly<Record<string, string>>;
  /** Of whoever sits at the desk. */
  readonly token?: string;
}

type Prepare = (url: string) => Promise<Prepared>;

const SCRIPT = 'southeast-underpass';
const INJECTED = ['rain-begins', 'advisory', 'sewers-rise', 'downpour', 'warning', 'first-calls'];
const AT = '2022-08-08T21:00:00+09:00';

/** A key of one's own for each thing that is done; the same thing twice is done once. */
const keyed = (what: string): string => `pictures-${what}`;

async function tokenOf(url: string, role: 'operator' | 'supervisor'): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`);
  const { demo = [] } = (await answer.json()) as SessionAnswer;
  return demo.find((one) => one.role === role)?.token ?? '';
}

async function done(
  url: string,
  method: 'POST' | 'PUT',
  path: string,
  token: string,
  body: object,
): Promise<Record<string, unknown>> {
  const { status, said } = await asking(`${url}/api/v1`, method, path, token, body);
  // Of a thing that is kept already the second language takes the picture too.
  if (status >= 400 && status !== 409) throw new Error(`${path}: ${JSON.stringify(said)}`);
  return said;
}

async function openSituation(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/snapshot`);
  const { events } = (await answer.json()) as Snapshot;
  const open = events.filter(
    (event) => event.kind === 'situation' && event.data.endedAt === undefined,
  );
  return open.find(({ subject }) => subject.includes('dorim'))?.subject ?? open[0]?.subject ?? '';
}

/** Written by an operator of the demo: two places and an hour of a situation. */
export const noted: Prepare = async (url) => {
  const token = await tokenOf(url, 'operator');
  const subject = await openSituation(url);
  const notes = [
    ['weir', '신대방역 둑 월류 지점, 21:20부터 통제', [126.9131, 37.4875]],
    ['pump', '대림3 빗물펌프장 5대 중 4대 가동', [126.8975, 37.4935]],
  ] as const;
  for (const [name, text, coordinates] of notes) {
    const pin = { geometry: { type: 'Point', coordinates }, from: AT };
    // One after the other: each is a step of the log.
    // oxlint-disable-next-line no-await-in-loop
    await done(url, 'POST', '/commands/note', token, { key: keyed(name), subject, text, pin });
  }
  return { asked: {}, token };
};

/** Two workspaces, one of them shared and open, with bookmarks. */
export const kept: Prepare = async (url) => {
  const token = await tokenOf(url, 'operator');
  const content = {
    view: 'on=observation/water.level&map=126.9,37.5,12',
    bookmarks: [
      { at: '2022-08-08T19:40:00+09:00', name: '하수관 만관' },
      { at: '2022-08-08T20:40:00+09:00', name: '홍수주의보' },
      { at: '2022-08-08T21:05:00+09:00', name: '시간 강우 141.5' },
    ],
    notes: '오금교와 대곡교를 21:30에 비교할 것',
    isOpenToChange: false,
  };
  const own = { ...content, key: keyed('space-own'), name: '탄천 교량', isShared: false };
  await done(url, 'POST', '/workspaces', token, own);
  const shared = { ...content, key: keyed('space-open'), name: '도림천 범람 검토', isShared: true };
  const { id } = await done(url, 'POST', '/workspaces', token, shared);
  return { asked: { workspace: String(id) }, token };
};

/** Rules of a value and of a layer, and one that the next note on the map breaks. */
export const watched: Prepare = async (url) => {
  const token = await tokenOf(url, 'operator');
  const layer = { type: 'layer', text: '', level: 0 } as const;
  const rules = [
    { ...layer, id: 'rule-notes', name: '지도 메모', layer: 'note' },
    { ...layer, id: 'rule-flood', name: '침수 상황 경계', layer: 'situation/flood', level: 3 },
    {
      type: 'value',
      id: 'rule-ogeum',
      name: '오금교 7 m',
      subject: 'observation/river/1018697',
      side: 'above',
      limit: 7,
    },
  ];
  await done(url, 'PUT', '/watch-list', token, { version: 0, rules });
  return { asked: {}, token };
};

/** A note that breaks the rule of the list above. */
export async function breakRule(page: Page): Promise<void> {
  const url = new URL(page.url()).origin;
  const token = await tokenOf(url, 'operator');
  const subject = await openSituation(url);
  const key = keyed(`rise-${new URL(page.url()).searchParams.get('lang') ?? ''}`);
  const pin = { geometry: { type: 'Point', coordinates: [126.93, 37.49] } };
  const text = '봉천로 하수 역류';
  await done(url, 'POST', '/commands/note', token, { key, subject, text, pin });
}

/** A file of gates and a closed stretch that a colleague shares. */
export const laid: Prepare = async (url) => {
  const token = await tokenOf(url, 'operator');
  const point = (name: string, coordinates: readonly [number, number]) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Point', coordinates },
  });
  const file = {
    type: 'FeatureCollection',
    features: [
      point('구로1 수문', [126.8865, 37.4925]),
      point('대림 수문', [126.8985, 37.4975]),
      {
        type: 'Feature',
        properties: { name: '2010년 침수 흔적' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [126.895, 37.487],
              [126.915, 37.492],
              [126.925, 37.482],
              [126.905, 37.476],
              [126.895, 37.487],
            ],
          ],
        },
      },
    ],
  };
  await done(url, 'PUT', '/overlays/pictures-gates', token, {
    version: 0,
    name: '도림천 수문',
    file,
  });
  return { asked: { over: 'shared/pictures-gates' }, token };
};

/** An exercise over the demo, its first half hour told at once. */
export const drilled: Prepare = async (url) => {
  const token = await tokenOf(url, 'supervisor');
  const begin = { script: SCRIPT, over: 'empty', key: keyed('exercise') };
  const { id } = await done(url, 'POST', '/exercises', token, begin);
  const path = `/exercises/${String(id)}`;
  for (const inject of INJECTED) {
    const command = { action: 'inject', inject, key: keyed(inject) };
    // In the order of the script.
    // oxlint-disable-next-line no-await-in-loop
    await done(url, 'POST', path, token, command);
  }
  return { asked: { exercise: String(id) }, token };
};
