import { z } from 'zod';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { jsonProfile, type JsonProfile } from '../feed-kit/json-profile.ts';
import { profileEvents, profileRowName } from '../feed-kit/profile-events.ts';
import { profileRows } from '../feed-kit/profile-rows.ts';

const origin = {
  standard: 'JSON by mapping',
  licence: 'unknown',
  domain: 'administration',
} as const;

const settings = z.strictObject({
  /** After the base address; `{KEY}` stands for the key. */
  path: z.string().startsWith('/').default('/'),
  /** Topic filters, where it comes by MQTT. */
  topics: z.array(z.string().min(1)).default([]),
  mapping: jsonProfile,
});
type Settings = z.output<typeof settings>;

/** Settings were checked when the feed was bound; what is cached is only that they were. */
const known = new WeakMap<object, Settings>();

function settingsOf({ settings: given }: { readonly settings: object }): Settings {
  const seen = known.get(given);
  if (seen !== undefined) return seen;
  const checked = settings.parse(given);
  known.set(given, checked);
  return checked;
}

/** Reads any JSON list that a city describes in its settings: no code a city. */
export default defineConnector<unknown>({
  id: 'polled-json',
  title: { ko: 'JSON 자료', en: 'JSON source' },
  domain: 'administration',
  emits: ['observation', 'position', 'incident', 'alert', 'request', 'asset'],
  standard: origin.standard,
  source: {
    // Said to be nowhere, so that a city cannot forget to give its own.
    baseUrl: 'https://example.invalid',
    transport: 'poll',
    alsoBy: ['push', 'mqtt', 'websocket'],
    topics: (city) => settingsOf(city).topics,
    licence: origin.licence,
    attribution: 'as the city says',
    calls: (city) => {
      const { path, mapping } = settingsOf(city);
      return [{ name: callOf(mapping), path }];
    },
  },
  cadence: { everySec: 300, lagSec: 900 },
  format: 'json',
  settings,
  rows: (payload, _frame, city) => profileRows(settingsOf(city).mapping, payload),
  row: z.unknown(),
  rowName: (row, city) => profileRowName(settingsOf(city).mapping, row),
  completeCalls: ['complete'],
  toEvents: (row, context) => profileEvents(settingsOf(context.city).mapping, row, context, origin),
});

/** Only a list of everything in force may end what it leaves out. */
function callOf({ onAbsence }: JsonProfile): string {
  return onAbsence === 'end' ? 'complete' : 'list';
}
