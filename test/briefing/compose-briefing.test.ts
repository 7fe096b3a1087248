import { expect, test } from 'vitest';
import type { CityEvent, FeedEvent } from '../../contract/event.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import type { BriefingFacts } from '../../server/briefing/briefing-facts.ts';
import { composeBriefing } from '../../server/briefing/compose-briefing.ts';
import { briefingPage } from '../../server/hub/briefing/briefing-page.ts';
import { madeEvent } from '../../server/office/made-event.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';

const HOUR = { from: instantAtMinute(0), to: instantAtMinute(60), knownAt: instantAtMinute(60) };

function factsOf(versions: readonly CityEvent[], more: Partial<BriefingFacts> = {}): BriefingFacts {
  return {
    kind: 'changes',
    ...HOUR,
    city: { id: 'seoul', name: { ko: '서울', en: 'Seoul' }, zone: 'Asia/Seoul', districts: [] },
    mode: 'live',
    versions,
    before: [],
    after: [],
    limits: [],
    ...more,
  };
}

/** A feed that turned to a state at a minute; the sequence grows with it. */
function feedAt(minute: number, state: FeedState): FeedEvent {
  const {
    id: _id,
    subject: _subject,
    type: _type,
    kind: _kind,
    data,
    ...rest
  } = incidentAt(1, minute);
  const { geometry, districts, version, provenance } = data;
  return {
    ...rest,
    id: `feed/rain@${minute}`,
    subject: 'feed/rain',
    type: 'city.feed.updated.v1',
    kind: 'feed',
    sequence: String(minute + 1).padStart(16, '0'),
    data: {
      geometry,
      districts,
      version,
      provenance,
      feed: 'rain',
      title: { ko: '강우', en: 'Rain' },
      about: 'water',
      state,
      lastGood: null,
      newest: null,
      everySec: 60,
      accepted: 0,
      duplicates: 0,
      rejected: 0,
      lagSec: null,
      rejects: [],
      licence: 'none',
      attribution: 'test',
      ...(state === 'down' ? { reason: { ko: '응답 없음', en: 'no answer' } } : {}),
    },
  };
}

test('calm is said only where everything could be looked at', () => {
  const calm = composeBriefing(factsOf([]));
  expect(calm.lead.ko).toContain('평소와 같음');
  const hole = { from: instantAtMinute(10), to: instantAtMinute(20) };
  const { before: _before, after: _after, ...unknown } = factsOf([]);
  for (const facts of [factsOf([], { holes: [hole] }), unknown]) {
    expect(composeBriefing(facts).lead.ko).toBe('알 수 있는 범위에서 달라진 것 없음.');
  }
  const page = briefingPage(composeBriefing(factsOf([], { holes: [hole] })), 'ko');
  expect(page).toContain('기록에 빠진 때');
  expect(page).toContain('20:10–20:20');
  expect(page).toContain('class="hole"');
});

test('a feed that was lost is told with its span and reason; one still lost stands in the lead', () => {
  const versions = [feedAt(5, 'down'), feedAt(29, 'live'), feedAt(50, 'late'), feedAt(53, 'down')];
  const { lead, sections } = composeBriefing(factsOf(versions, { before: [feedAt(0, 'live')] }));
  const feeds = sections.find(({ id }) => id === 'feeds');
  expect(feeds?.lines.map(({ at, until, text }) => [at, until, text.ko])).toEqual([
    [instantAtMinute(5), instantAtMinute(29), '24분 끊김 · 응답 없음'],
    [instantAtMinute(53), null, '7분째 끊김 · 응답 없음'],
  ]);
  expect(feeds?.summary.ko).toBe('21:00 현재 1종 중 0종 정상. 끊김 2회, 그중 돌아옴 1회.');
  expect(lead).toEqual({ ko: '자료 끊김: 강우.', en: 'No data from Rain.' });
});

test('words of others are shown as words, never as a page', () => {
  const hostile = '</script><script>alert(1)</script><b onclick=x>&"';
  const closure = incidentAt(1, 5);
  const event = {
    ...closure,
    data: { ...closure.data, headline: { ko: hostile }, roadClosure: 'full' as const },
  };
  for (const lang of ['ko', 'en'] as const) {
    const page = briefingPage(composeBriefing(factsOf([event])), lang);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;b onclick=x&gt;&amp;&quot;');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<b onclick');
  }
});

test('what is cut is counted, what is of another day says so', () => {
  const closures = Array.from({ length: 12 }, (_, key) => {
    const event = incidentAt(key, key);
    return { ...event, data: { ...event.data, roadClosure: 'partial' as const } };
  });
  const night = composeBriefing(
    factsOf(closures, { to: '2022-08-08T16:00:00.000Z', knownAt: '2022-08-08T16:00:00.000Z' }),
  );
  const incidents = night.sections.find(({ id }) => id === 'incidents');
  expect([incidents?.lines.length, incidents?.more]).toEqual([8, 4]);
  const page = briefingPage(night, 'ko');
  expect(page).toContain('2022년 8월 8일 월요일 20:00–2022년 8월 9일 화요일 01:00');
  expect(page).toContain('그 밖에 4건');
});

test('an order is told as it stood at the end of the span, whatever became of it since', () => {
  const operator = { name: '박주임', role: 'operator' } as const;
  const supervisor = { name: '김실장', role: 'supervisor' } as const;
  const recipient = { id: 'roads', name: { ko: '도로관리과', en: 'Roads' }, duty: { ko: '통제' } };
  const order = madeEvent({
    city: 'seoul',
    kind: 'directive',
    subject: 'directive/2022-0808-01',
    domain: 'traffic',
    now: instantAtMinute(70),
    data: {
      number: '2022-0808-01',
      about: 'incident/test/1',
      text: '<b>통제</b>\n우회',
      recipient,
      issuedBy: supervisor,
      issuedAt: instantAtMinute(10),
      dueAt: instantAtMinute(40),
      state: 'done',
      remindedAt: [],
      escalated: { at: instantAtMinute(65), to: { ...recipient, name: { ko: '시장실' } } },
      endedAt: instantAtMinute(70),
      transitions: [
        { at: instantAtMinute(10), to: 'issued', by: 'direct', actor: supervisor },
        { at: instantAtMinute(30), to: 'accepted', by: 'answer', actor: operator },
        { at: instantAtMinute(70), to: 'done', by: 'answer', actor: operator },
      ],
      derivedFrom: [],
      why: { ko: '지시' },
    },
  });
  const told = (to: number): string | undefined => {
    const [until, knownAt] = [instantAtMinute(to), instantAtMinute(90)];
    const made = composeBriefing(factsOf([], { to: until, knownAt, after: [order] }));
    expect(briefingPage(made, 'ko')).not.toContain('<b>통제');
    const { lines = [], summary } = made.sections.find(({ id }) => id === 'directives') ?? {};
    return [summary?.ko, ...lines.map(({ text }) => text.ko.replaceAll(/\s+/g, ' '))].join(' | ');
  };
  const head = '“<b>통제</b> 우회” (2022-0808-01, 김실장)';
  expect(told(60)).toBe(
    `지시 1건, 완료 0건. 21:00 현재 남은 것 1건, 그중 기한 지남 1건. | ${head} · 20:30 수락 박주임 · 기한 20:40 · 기한 20분 지남`,
  );
  expect(told(80)).toBe(
    `지시 1건, 완료 1건. 21:20 현재 남은 것 0건, 그중 기한 지남 0건. | ${head} · 21:10 완료 박주임 · 기한 20:40 · 21:05 시장실에 올림`,
  );
});
