import type { Instant } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Call, FollowUp } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { localTimeText } from '../feed-kit/zoned-time.ts';
import { settingsOf } from './open311-settings.ts';

/** Call of the list of services. */
export const CATALOGUE_CALL = 'services';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** The standard's limit is 90; endpoints cut long answers at 1,000 rows. */
const WINDOW_DAYS = 50;
/** Long enough for a weekend without a connection. */
const UPDATED_WITHIN_DAYS = 3;
const MAX_PAGES = 20;

/** The services once a day, and the requests window by window, newest first. */
export function open311Calls(city: CityContext, now: Instant): readonly Call[] {
  const { form, hasServices } = settingsOf(city);
  const services: Call = {
    name: CATALOGUE_CALL,
    path: `/services.${form}${queryText(commonQuery(city))}`,
    isCompanion: true,
  };
  const windows = windowsAt(city, now).map(({ name, query }) => ({
    name,
    path: requestsPath(city, query, 1),
  }));
  return hasServices ? [...windows, services] : windows;
}

/** The next page, if this one is full. */
export function nextPage(frame: RawFrame, city: CityContext, rows: number): readonly FollowUp[] {
  const { pageSize } = settingsOf(city);
  const [windowName, pageText = '1'] = frame.call.split('.p');
  const page = Number(pageText) + 1;
  const window = windowsAt(city, frame.receivedAt).find(({ name }) => name === windowName);
  const isLast = pageSize === undefined || rows < pageSize || !(page <= MAX_PAGES);
  if (isLast || window === undefined) return [];
  // Relative to the page before, so that it stays on its host and in its folder.
  const url = requestsPath(city, window.query, page).slice(1);
  return [{ name: `${window.name}.p${page}`, url }];
}

interface Window {
  readonly name: string;
  readonly query: readonly string[];
}

function windowsAt(city: CityContext, now: Instant): readonly Window[] {
  const { days, hasUpdatedAfter } = settingsOf(city);
  // To the hour, so that an unchanged answer is asked for under the same address.
  const hourMs = Math.floor(instantMs(now) / HOUR_MS) * HOUR_MS;
  const ago = (count: number) => queryTime(city, instantOf(hourMs - count * DAY_MS));
  if (hasUpdatedAfter) {
    return [{ name: 'requests', query: [`updated_after=${ago(UPDATED_WITHIN_DAYS)}`] }];
  }
  const windows: Window[] = [];
  for (let from = 0; from < days; from += WINDOW_DAYS) {
    const until = Math.min(days, from + WINDOW_DAYS);
    const end = from === 0 ? [] : [`end_date=${ago(from)}`];
    const number = windows.length + 1;
    windows.push({
      name: number === 1 ? 'requests' : `requests-${number}`,
      query: [`start_date=${ago(until)}`, ...end],
    });
  }
  return windows;
}

function queryTime(city: CityContext, instant: Instant): string {
  const { queryTimes } = settingsOf(city);
  const text =
    queryTimes === 'utc'
      ? instant.replace('.000Z', 'Z')
      : localTimeText(instant, city.zone, 'yyyy-MM-ddTHH:mm:ss');
  return encodeURIComponent(text);
}

function requestsPath(city: CityContext, query: readonly string[], page: number): string {
  const { form, pageSize } = settingsOf(city);
  const paging = pageSize === undefined ? [] : [`page_size=${pageSize}`, `page=${page}`];
  return `/requests.${form}${queryText([...commonQuery(city), ...query, ...paging])}`;
}

function commonQuery(city: CityContext): readonly string[] {
  const { jurisdiction, query } = settingsOf(city);
  const own =
    jurisdiction === undefined ? [] : [`jurisdiction_id=${encodeURIComponent(jurisdiction)}`];
  return query === undefined ? own : [...own, query];
}

function queryText(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
