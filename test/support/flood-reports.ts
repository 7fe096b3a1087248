import { toGeometryM } from '../../client/explore/area.ts';
import type { Geometry } from '../../contract/place.ts';

interface Feature {
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Columns of the desk's file of incidents, in Korean. */
export const FILE_HEAD =
  '이름,종류,구,값,시작 [Asia/Seoul],경과 [초],담당,상태,출처 나이 [초],단계,레이어,단위,알게 된 때 [Asia/Seoul],출처,근거,대상,번호,경도 [deg],위도 [deg],기준 시각,거르기,모드,출처 표시';

/** The incident that a row of that file is of, and that it is of an instant of the hour. */
export const subjectIn = (row: string): string | undefined =>
  /,(incident\/[^,@]+),incident\/[^,@]+@2022-08-08T12:/u.exec(row)?.[1];

const HOUR = 'from=2022-08-08T21:00:00%2B09:00&to=2022-08-08T22:00:00%2B09:00';

/** Flood reports of 21:00–22:00 as the server knows them, within 1 km of a stream as it lies on the map. */
export async function reportsAround(url: string, stream: string): Promise<readonly string[]> {
  const featuresAt = async (path: string): Promise<readonly Feature[]> => {
    const answer = await fetch(url + path);
    const { features } = (await answer.json()) as { readonly features: readonly Feature[] };
    return features;
  };
  const [incidents, streams] = await Promise.all([
    featuresAt(`/api/v1/export/events?kind=incident&format=geojson&${HOUR}`),
    featuresAt('/basemap/seoul/streams.json'),
  ]);
  const line = streams.find(({ properties }) => properties['ko'] === stream)?.geometry ?? undefined;
  if (line === undefined) throw new Error(`no stream ${stream}`);
  const near = incidents.filter(({ geometry, properties }) => {
    const { category, roadClosure } = properties;
    // What closes a road is in a layer of its own.
    if (geometry?.type !== 'Point' || category !== 'flood' || roadClosure !== null) return false;
    const [lon, lat] = geometry.coordinates;
    return toGeometryM({ lon, lat }, line) <= 1000;
  });
  return [...new Set(near.map(({ properties }) => String(properties['subject'])))];
}
