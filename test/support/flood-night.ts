import { fileURLToPath } from 'node:url';
import type { Delta } from '../../contract/delta.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { readScenario } from '../../server/config/read-scenario.ts';
import { basisFrom } from '../../server/documented.ts';
import { openRecording } from '../../server/intake/recording.ts';
import type { LogEntry } from '../../server/log/event-log.ts';
import { officeSettings } from '../../server/office-of.ts';
import { world, type World } from '../../server/world.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'fixtures/scenarios/flood-2022-08-08';

/** The recorded night and everything that reads it, as the demo composes them. */
export async function floodNight() {
  const city = loadCity('seoul', ROOT);
  const bound = bindFeeds(city, await findConnectors(ROOT));
  const feeds = new Map(bound.map((feed) => [feed.connector.id, feed]));
  const scenario = readScenario(`${ROOT}/${FOLDER}`, FOLDER, 'seoul');
  const recording = openRecording(scenario.framesFolder);
  const settings = officeSettings(city, scenario.past);
  const emptyWith = (append: (entry: LogEntry) => void): World =>
    world({
      city,
      feeds,
      settings,
      startMs: Date.parse(scenario.from),
      basisOf: basisFrom(scenario.documented),
      append,
    });
  return {
    city,
    feeds,
    scenario,
    recording,
    /** A city that has seen nothing of the night yet. */
    empty: (publish: (delta: Delta) => void = () => {}): World =>
      emptyWith(({ delta }) => publish(delta)),
    emptyWith,
  };
}

/** `HH:mm[:ss]` of the night in Seoul as epoch milliseconds. */
export function kst(time: string, day = '2022-08-08'): number {
  return Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}+09:00`);
}
