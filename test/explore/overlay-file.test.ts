import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { readOverlay } from '../../client/explore/read-overlay.ts';

const parseXml = (text: string): Document =>
  new new Window().DOMParser().parseFromString(text, 'text/xml') as unknown as Document;
const read = (name: string, text: string) => readOverlay(name, text, parseXml);

const KML = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<NetworkLink><Link><href>http://192.0.2.1/more.kml</href></Link></NetworkLink>
<Placemark><name>배수문 &lt;b&gt;3&lt;/b&gt;</name><Point><coordinates>126.9,37.5,0</coordinates></Point></Placemark>
<Placemark><name>제방</name><LineString><coordinates>126.9,37.5 126.91,37.51</coordinates></LineString></Placemark>
<Placemark><name>침수 흔적</name><Polygon><outerBoundaryIs><LinearRing><coordinates>126.9,37.5 126.91,37.5 126.91,37.51 126.9,37.5</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
</Document></kml>`;

const GPX = `<?xml version="1.0"?><gpx version="1.1" creator="hand" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="37.5" lon="126.9"><name>순찰 시작</name></wpt>
<trk><name>순찰로</name><trkseg><trkpt lat="37.5" lon="126.9"/><trkpt lat="37.51" lon="126.92"/></trkseg></trk></gpx>`;

const feature = (geometry: unknown, properties: unknown = {}): unknown => ({
  type: 'Feature',
  properties,
  geometry,
});
const collection = (...features: readonly unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });

test('a GeoJSON file is read whole: points, lines, areas, collections; names stay text', () => {
  const file = collection(
    feature({ type: 'Point', coordinates: [126.9, 37.5, 12] }, { name: '<img src=x>' }),
    feature({
      type: 'MultiPoint',
      coordinates: [
        [126.9, 37.5],
        [126.91, 37.5],
      ],
    }),
    feature({
      type: 'GeometryCollection',
      geometries: [
        {
          type: 'LineString',
          coordinates: [
            [126.9, 37.5],
            [126.91, 37.5],
          ],
        },
      ],
    }),
    feature({
      type: 'Polygon',
      coordinates: [
        [
          [126.9, 37.5],
          [126.91, 37.5],
          [126.91, 37.51],
          [126.9, 37.5],
        ],
      ],
    }),
    feature(null, { name: '아직 없음' }),
  );
  const answer = read('구역.geojson', `\uFEFF${file}`);
  if (answer.type !== 'read') throw new Error(JSON.stringify(answer));
  expect(answer.features.map(({ name, geometry }) => [name, geometry.type])).toEqual([
    ['<img src=x>', 'Point'],
    [undefined, 'Point'],
    [undefined, 'Point'],
    [undefined, 'LineString'],
    [undefined, 'MultiPolygon'],
  ]);
  expect(answer.placeless).toBe(1);
});

test('KML and GPX are read; links to other servers are counted, not followed', () => {
  const own = read('수문.kml', KML);
  if (own.type !== 'read') throw new Error(JSON.stringify(own));
  expect(own.links).toBe(1);
  expect(own.features.map(({ name, geometry }) => [name, geometry.type])).toEqual([
    ['배수문 <b>3</b>', 'Point'],
    ['제방', 'LineString'],
    ['침수 흔적', 'MultiPolygon'],
  ]);
  const patrol = read('순찰.gpx', GPX);
  if (patrol.type !== 'read') throw new Error(JSON.stringify(patrol));
  expect(new Map(patrol.features.map(({ name, geometry }) => [name, geometry.type]))).toEqual(
    new Map([
      ['순찰 시작', 'Point'],
      ['순찰로', 'LineString'],
    ]),
  );
});

test('a file with one thing wrong is refused as a whole, with the place and the reason', () => {
  const point = feature({ type: 'Point', coordinates: [126.9, 37.5] });
  const wrong: readonly (readonly [string, string, string, string])[] = [
    ['a.shp', 'x', 'format', 'shp'],
    ['a.geojson', ' ', 'empty', ''],
    ['a.geojson', '{"type":"FeatureCollection","features":[]}', 'empty', ''],
    ['a.geojson', '[1]', 'geojson', ''],
    [
      'a.geojson',
      collection(point, feature({ type: 'Point', coordinates: ['x', 1] })),
      'coordinate',
      'features[1].geometry.coordinates',
    ],
    [
      'a.geojson',
      collection(point, feature({ type: 'Point', coordinates: [953_000, 1_950_000] })),
      'outside',
      'features[1].geometry.coordinates',
    ],
    [
      'a.geojson',
      collection(feature({ type: 'LineString', coordinates: [[126.9, 37.5]] })),
      'short',
      'features[0].geometry.coordinates',
    ],
    [
      'a.geojson',
      collection(feature({ type: 'Circle', coordinates: [] })),
      'geojson',
      'features[0].geometry.type',
    ],
    ['a.kml', GPX, 'root', 'gpx'],
    ['a.kml', `<!DOCTYPE kml [<!ENTITY a "b">]>${KML}`, 'doctype', ''],
  ];
  for (const [name, text, reason, at] of wrong) {
    expect(read(name, text)).toEqual({ type: 'refused', problem: { reason, at } });
  }
  expect(read('a.geojson', '{"type": ')).toMatchObject({ problem: { reason: 'json' } });
  expect(
    read(
      'a.geojson',
      JSON.stringify({ type: 'Point', coordinates: [1, 1], crs: { name: 'EPSG:5186' } }),
    ),
  ).toMatchObject({ problem: { reason: 'projected' } });
  expect(
    read('a.geojson', collection(...Array.from({ length: 20_001 }, () => point))),
  ).toMatchObject({ problem: { reason: 'features' } });
});
