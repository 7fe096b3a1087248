import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DirectiveEvent } from '../../contract/event.ts';
import { webhookSender } from '../../server/command/webhook-sender.ts';
import { DIRECTIVE_TIMES } from '../../server/office/directives/directive-times.ts';
import { directivesPart } from '../../server/office/directives/directives-part.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { officeCity, type OfficeCity } from '../support/office-city.ts';
import { startOrderRecipient, type OrderRecipient } from '../support/order-recipient.ts';

const SECRET = 'between-the-office-and-roads';
const WAIT = { timeout: 20_000, interval: 50 };
const NOW = instantAtMinute(1);
const EXERCISE = { ko: '훈련: 전송하지 않음', en: 'exercise: not sent' };
let roads: OrderRecipient;
let city: OfficeCity;

beforeEach(async () => {
  roads = await startOrderRecipient(SECRET);
  const contact = { id: 'roads', name: { ko: '도로관리과' }, duty: { ko: '통제' } };
  const part = directivesPart({
    city: 'seoul',
    contacts: [{ contact, districts: [], hazards: [] }],
    directiveTimes: DIRECTIVE_TIMES,
    dayOf: () => '2022-08-08',
    minuteOfDay: () => 0,
  });
  city = officeCity([part], 'test-feed');
  city.take([incidentAt(1, 0)], instantAtMinute(0));
});
afterEach(() => roads[Symbol.asyncDispose]());

function order(count: number): void {
  for (let nth = 1; nth <= count; nth += 1) {
    const request = {
      key: `order-${nth}-of-many`,
      about: 'incident/test/1',
      recipient: 'roads',
      text: '통제',
      dueAt: instantAtMinute(60),
    };
    city.order({ name: 'direct', request, actor: { name: '김', role: 'supervisor' } }, NOW);
  }
}

const held = (): readonly DirectiveEvent[] => [...city.state.byKind.directive.values()];

function sending(more: { readonly muted?: typeof EXERCISE; readonly url?: string } = {}) {
  const { url = roads.url, ...rest } = more;
  const name = { ko: '도로관리과' };
  return webhookSender({
    targets: new Map([['roads', { url, secret: SECRET, allowPrivate: true, name }]]),
    held: () => city.state.byKind.directive.values(),
    report: (report) => city.delivered(report, NOW),
    onDefect: (error) => {
      throw error;
    },
    nowMs: Date.now,
    random: () => 0,
    ...rest,
  });
}

test('in an exercise nothing leaves, and every order says so once', async () => {
  order(2);
  const sender = sending({ muted: EXERCISE });
  await vi.waitFor(() => {
    const said = held().map(({ data }) => data.delivery);
    expect(said).toEqual([1, 2].map(() => ({ attempts: 0, lastAt: NOW, problem: EXERCISE })));
  }, WAIT);
  const changes = city.deltas.length;
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  await sender.close();
  expect(city.deltas).toHaveLength(changes);
  expect(roads.received).toEqual([]);
});

test('many orders to one system go one after the other, each until it is taken, none twice', async () => {
  roads.refuse(500, 429);
  order(4);
  const sender = sending();
  await vi.waitFor(() => {
    expect(held().every(({ data }) => data.state === 'delivered')).toBe(true);
  }, WAIT);
  await sender.close();
  const ids = roads.received.map(({ event }) => event['id']);
  expect(new Set(ids).size).toBe(4);
  expect(ids).toHaveLength(6);
  expect(roads.received.every(({ isSigned }) => isSigned)).toBe(true);
});

test('an order goes nowhere but to the address that was configured', async () => {
  const other = await startOrderRecipient(SECRET, roads.url);
  order(1);
  other.refuse(307, 307, 307);
  const sender = sending({ url: other.url });
  await vi.waitFor(() => {
    expect(held()[0]?.data.delivery?.problem).toEqual({ ko: 'HTTP 307 오류', en: 'HTTP 307' });
  }, WAIT);
  await sender.close();
  await other[Symbol.asyncDispose]();
  expect(roads.received).toEqual([]);
});
