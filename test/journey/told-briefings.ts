import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import type { Problem, TimelineAnswer } from '../../contract/api.ts';
import type { Briefing, BriefingSection } from '../../contract/briefing.ts';
import type { CommandName } from '../../contract/command.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { AlarmEvent, CityEvent, SituationEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { SessionAnswer } from '../../contract/session.ts';
import { ensureBrowser } from '../support/browser.ts';
import type { PausedDemo } from '../support/paused-demo.ts';

const HOUR = 'kind=changes&from=2022-08-08T19:30:00%2B09:00&to=2022-08-08T20:30:00%2B09:00';

function sectionOf({ sections }: Briefing, id: BriefingSection['id']): BriefingSection {
  const found = sections.find((section) => section.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
}

/** Tests: what is told of a span of the evening that stands at 20:30; its clock moves on a few minutes. */
export function testBriefings(city: () => PausedDemo): void {
  afterEach(() => void vi.unstubAllEnvs());

  /** An answer once the history has come to the end of the log. */
  async function get(path: string, init: RequestInit = {}): Promise<Response> {
    return vi.waitFor(
      async () => {
        const response = await fetch(`${city().base}${path}`, init);
        const isBehind = response.status === 503 && !path.includes('.pdf');
        if (isBehind) throw new Error(await response.text());
        return response;
      },
      { timeout: 60_000, interval: 500 },
    );
  }

  async function briefing(query: string): Promise<Briefing> {
    const response = await get(`/api/v1/briefing?${query}`);
    const text = await response.text();
    expect(response.status, text.slice(0, 300)).toBe(200);
    return JSON.parse(text) as Briefing;
  }

  test('the hour before half past eight: situations, notices, alarms, figures, feeds', async () => {
    const made = await briefing(HOUR);
    expect(made).toMatchObject({
      mode: 'demo',
      knownAt: made.to,
      from: '2022-08-08T10:30:00.000Z',
    });
    expect(made.title).toEqual({ ko: '[데모] 달라진 것', en: '[Demo] What changed' });
    expect(made).not.toHaveProperty('holes');

    const heads = sectionOf(made, 'situations').lines.map(({ head }) => head.ko);
    expect(heads).toEqual(expect.arrayContaining([expect.stringContaining('도림천')]));
    const notices = sectionOf(made, 'notices').lines.map(({ text }) => text.ko);
    expect(notices).toContain('매우 강한 비 · 동작구');
    const rain = sectionOf(made, 'normal').lines.find(({ head }) => head.ko === '시간 강우 최다');
    expect(rain).toMatchObject({ until: null });
    expect(rain?.text.ko).toMatch(/^최고 [\d.]+\u2009mm\(20:\d\d\), 평소 0 · 내내 평소 위$/);
    expect(sectionOf(made, 'response').summary.ko).toMatch(/목표 시간을 넘긴 구간 [\d,]+회/);
    expect(sectionOf(made, 'feeds').summary.ko).toMatch(/^20:30 현재 \d+종 중 \d+종 정상/);
    // Nobody has confirmed anything yet.
    expect(made.stage).toMatchObject({ level: '1' });

    const found = await get(
      `/api/v1/events?${HOUR.replace('kind=changes', 'kind=alarm')}&limit=1000`,
    );
    const alarms = (await found.json()) as readonly AlarmEvent[];
    const begun = new Set(
      alarms.flatMap(({ subject, data }) =>
        data.transitions
          .filter(({ at, by }) => by === 'on-delay' && at >= made.from && at < made.to)
          .map(({ at }) => `${subject} ${at}`),
      ),
    );
    const { counts } = made.activations;
    expect(begun.size).toBeGreaterThan(20);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(begun.size);
    expect(sectionOf(made, 'alarms').summary.en).toContain(`${begun.size} activations`);
    expect(made.lead.ko).toContain(`경보 ${begun.size}회`);
  });

  test('every line leads to what it says it from', async () => {
    const made = await briefing(HOUR);
    const subjects = new Set(
      made.sections.flatMap(({ lines }) => lines.slice(0, 2)).map(({ subject = '' }) => subject),
    );
    expect(subjects.size).toBeGreaterThan(8);
    for (const subject of subjects) {
      const response = await get(`/api/v1/events?subject=${encodeURIComponent(subject)}&limit=1`);
      const [event] = (await response.json()) as readonly CityEvent[];
      expect(event?.subject).toBe(subject);
    }
  });

  test('an address without its instants is answered with the one that has them; that one gives the same bytes ever after', async () => {
    const relative = await get('/api/v1/briefing?since=1h&lang=en', { redirect: 'manual' });
    expect(relative.status).toBe(302);
    const exact = relative.headers.get('location') ?? '';
    expect(exact).toMatch(/\?kind=changes&from=.+&to=2022-08-08T11:30:00.000Z&knownAt=.+&lang=en$/);
    const first = await (await get(exact)).text();
    await city().run({ action: 'speed', speed: 60 });
    await city().run({ action: 'play' });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await city().run({ action: 'pause' });
    expect(await (await get(exact)).text()).toBe(first);
    const { links } = JSON.parse(first) as Briefing;
    expect(exact).toBe(`/api/v1${links.page}&lang=en`);
  });

  test('what people did stands there with the person and the time: alarms, orders, stage, crisis', async () => {
    const { demo = [] } = (await (await get('/api/v1/session')).json()) as SessionAnswer;
    const token = demo.find(({ role }) => role === 'supervisor')?.token ?? '';
    const say = async (name: CommandName, request: object): Promise<string> => {
      const response = await fetch(`${city().base}/api/v1/commands/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ key: randomUUID(), ...request }),
      });
      const answer = (await response.json()) as { readonly subject?: string };
      expect(response.status, `${name}: ${JSON.stringify(answer)}`).toBe(200);
      return answer.subject ?? '';
    };
    const timeline = async (): Promise<string> =>
      ((await (await get('/api/v1/timeline')).json()) as TimelineAnswer).now;
    const { events } = (await (await get('/api/v1/snapshot')).json()) as Snapshot;
    const alarm = events.find(
      ({ kind, data }) => kind === 'alarm' && 'state' in data && data.state === 'unack-active',
    );
    const about = events.find(({ kind }) => kind === 'situation')?.subject ?? '';
    const now = await timeline();
    const from = instantOf(instantMs(now) - 60_000);
    const dueAt = instantOf(instantMs(now) + 30_000);
    await say('ack', { subject: alarm?.subject, reason: '현장 확인' });
    await say('stage', { level: '2', reason: '비가 그침' });
    await say('crisis', { level: '경계', at: now });
    await say('crisis', {});
    const done = await say('direct', { about, recipient: 'topis', text: '우회 안내', dueAt });
    await say('answer', { directive: done, state: 'accepted' });
    await say('answer', { directive: done, state: 'done', reason: '안내 마침' });
    const open = await say('direct', { about, recipient: 'fire-119', text: '배수 지원', dueAt });
    await city().run({ action: 'play' });
    const until = instantMs(dueAt) + 60_000;
    await vi.waitFor(async () => expect(instantMs(await timeline())).toBeGreaterThan(until), {
      timeout: 30_000,
    });
    await city().run({ action: 'pause' });
    const to = instantOf(until);
    const query = `kind=changes&from=${from}&to=${to}&knownAt=${to}`;
    const made = await vi.waitFor(
      async () => {
        const found = await briefing(query);
        expect(found).not.toHaveProperty('holes');
        expect(sectionOf(found, 'directives').lines).toHaveLength(2);
        return found;
      },
      { timeout: 60_000, interval: 500 },
    );
    const told = (id: BriefingSection['id'], subject: string): readonly (string | undefined)[] =>
      sectionOf(made, id)
        .lines.filter((line) => line.subject === subject)
        .map(({ head, text }) => `${head.ko} ${text.ko}`);
    const who = '시연 상황실장\\(데모\\)';
    const like = (text: string): unknown => expect.stringMatching(new RegExp(text));
    expect(told('alarms', alarm?.subject ?? '')).toEqual([
      like(`2\\d:\\d\\d 확인 ${who} · 사유: 현장 확인`),
    ]);
    expect(told('directives', done)).toEqual([
      like(`우회 안내.*${who}.*2\\d:\\d\\d 완료 ${who} · 사유: 안내 마침`),
    ]);
    expect(told('directives', open)).toEqual([like(`배수 지원.*2\\d:\\d\\d 지시.*기한 1분 지남`)]);
    expect(sectionOf(made, 'directives').summary.ko).toMatch(/지시 2건, 완료 1건.*기한 지남 1건/);
    expect(told('stage', 'stage/city')).toEqual(
      expect.arrayContaining([
        like(`다르게 정함 2단계.*${who} · 사유: 비가 그침`),
        like(`국가 위기경보 경계.*입력 ${who}`),
        like(`국가 위기경보 해제 · 입력 ${who}`),
      ]),
    );
    expect(sectionOf(made, 'stage').summary.ko).toMatch(
      /2\d:\d\d 시연 상황실장.*사람이 다르게 정함/,
    );
    const bytes = async (): Promise<string> => (await get(`/api/v1/briefing?${query}`)).text();
    expect(await bytes()).toBe(await bytes());
  });

  test.each([
    ['kind=changes&to=2030-01-01T00:00:00Z', 'to'],
    ['kind=changes&from=2022-08-08T20:00:00%2B09:00&to=2022-08-08T19:00:00%2B09:00', 'to'],
    [`${HOUR}&knownAt=2022-08-08T20:00:00%2B09:00`, 'knownAt'],
    ['kind=after-action', 'subject'],
    ['kind=shift&shift=noon', 'shift'],
    ['since=yesterday', 'since'],
    ['lang=fr', 'lang'],
  ])('refused with the parameter that is wrong: %s', async (query, name) => {
    const response = await get(`/api/v1/briefing?${query}`);
    const { parameters } = (await response.json()) as Problem;
    expect([response.status, parameters?.map((fault) => fault.name)]).toEqual([400, [name]]);
  });

  test('what followed from one situation, with the playback that shows it', async () => {
    const found = await get('/api/v1/events?kind=situation&limit=1000');
    const situations = (await found.json()) as readonly SituationEvent[];
    const last = situations.find(({ data }) => data.title.ko.startsWith('도림천'));
    const subject = last?.subject ?? '';
    const made = await briefing(`kind=after-action&subject=${encodeURIComponent(subject)}`);
    expect(made.title.ko).toMatch(/^\[데모\] 도림천.* 사후 보고$/);
    const evidence = sectionOf(made, 'evidence');
    const opened = evidence.lines.findIndex(({ head }) => head.ko === '상황 열림');
    expect(opened).toBeGreaterThan(0);
    expect(evidence.lines.map(({ at }) => at)).toEqual(
      evidence.lines.map(({ at }) => at).toSorted(),
    );
    const heads = sectionOf(made, 'timeline').lines.map(({ head }) => head.ko);
    expect(heads).toEqual(expect.arrayContaining(['상황 열림', '커짐', '첫 신고', '안전안내']));
    expect(made.links.playback).toBe(`/wall?at=${made.from}&speed=10&basis=known`);
    const nobody = await get('/api/v1/briefing?kind=after-action&subject=situation/nobody');
    expect(nobody.status).toBe(404);
  });

  test('the page: whole in either language, marked, escaped, without script', async () => {
    for (const [lang, words, other] of [
      ['ko', ['데모', '실제 상황 아님', '상황', '특보·재난문자', '평소'], 'en'],
      ['en', ['Demo', 'not the real situation', 'Situations', 'Official notices'], 'ko'],
    ] as const) {
      const response = await get(`/briefing?since=1h&lang=${lang}`);
      expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
      const page = await response.text();
      for (const word of words) expect(page).toContain(word);
      expect(page).toContain(`<html lang="${lang}" class="demo ${lang}">`);
      expect(page).toContain(`&amp;lang=${other}`);
      expect(page).not.toMatch(/<script|style="|undefined|NaN|\[object/);
    }
    const style = await get('/briefing/page.css');
    expect(style.headers.get('content-type')).toContain('text/css');
    expect((await get('/briefing/briefing-page.ts')).status).toBe(404);
  });

  test(
    'printed: a PDF with its type in it and Korean that can be searched',
    { timeout: 90_000 },
    async () => {
      vi.stubEnv('CHROMIUM', ensureBrowser());
      const left = (): readonly string[] =>
        readdirSync(tmpdir()).filter((name) => name.startsWith('briefing-'));
      const before = left();
      const response = await get(`/api/v1/briefing.pdf?${HOUR}&lang=ko`);
      const pdf = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(response.headers.get('content-disposition')).toContain('changes-seoul-demo-');
      const text = pdf.toString('latin1');
      expect(text.slice(0, 5)).toBe('%PDF-');
      expect(Number(/\/Type \/Pages[^>]*?\/Count (\d+)/s.exec(text)?.[1])).toBeGreaterThan(0);
      expect(text).toMatch(/\/BaseFont \/\w+\+Pretendard-ExtraBold/);
      expect(left()).toEqual(before);
      if (!existsSync('/usr/bin/pdftotext')) return;
      const words = execFileSync('/usr/bin/pdftotext', ['-', '-'], { input: pdf }).toString();
      for (const word of ['달라진 것', '도림천', '데모 · 실제 상황 아님'])
        expect(words).toContain(word);
    },
  );

  test('without a browser the PDF is refused with what to do', async () => {
    vi.stubEnv('CHROMIUM', '/nowhere/chromium');
    const response = await get(`/api/v1/briefing.pdf?${HOUR}&knownAt=2022-08-08T20:30:00%2B09:00`);
    const { detail } = (await response.json()) as Problem;
    expect([response.status, detail]).toEqual([
      503,
      'CHROMIUM names /nowhere/chromium, and there is no such file',
    ]);
  });
}
