import { XMLParser } from 'fast-xml-parser';
import { parseXmlElement } from '../../server/feed-kit/xml-element.ts';
import { parseXml } from '../../server/feed-kit/xml.ts';
import { pairedMs, type Figure } from './figure.ts';

const ALERTS = 700;
const ROUNDS = 9;
const BYTES_PER_MB = 1_000_000;

/**
 * MB/s of CAP 1.2: with attributes and namespaces as CAP and DATEX II are read, and plain; baseline:
 * fast-xml-parser on the same text, told to keep values as they are.
 */
export function capXmlFigures(): readonly Figure[] {
  const xml = capXml();
  const megabytes = new TextEncoder().encode(xml).byteLength / BYTES_PER_MB;
  const library = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    removeNSPrefix: true,
  });
  return (
    [
      ['elements', () => parseXmlElement(xml)],
      ['plain', () => parseXml(xml)],
    ] as const
  ).map(([name, work]): Figure => {
    const { workMs, baselineMs } = pairedMs(work, () => void library.parse(xml), ROUNDS);
    return {
      name: `cap-xml.${name}.mb-per-s`,
      value: Math.round((megabytes / (workMs / 1000)) * 10) / 10,
      unit: 'MB/s',
      ratio: baselineMs / workMs,
      baseline: 'MB/s of fast-xml-parser',
    };
  });
}

/** An Atom feed of whole alerts of about 2 kB, 1.5 MB in all. */
function capXml(): string {
  const entries = Array.from({ length: ALERTS }, (_, index) => alert(index));
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('\n')}</feed>`;
}

function alert(index: number): string {
  const vertex = (step: number) =>
    `${(37.4 + ((index + step) % 90) / 300).toFixed(5)},${(126.8 + (step % 60) / 200).toFixed(5)}`;
  const polygon = Array.from({ length: 40 }, (_, step) => vertex(step)).join(' ');
  const sent = `2022-08-08T${String(index % 24).padStart(2, '0')}:10:00+09:00`;
  return `<entry><content type="text/xml"><cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">
  <cap:identifier>KR.${index}.2022</cap:identifier><cap:sender>alerts@example.org</cap:sender>
  <cap:sent>${sent}</cap:sent><cap:status>Actual</cap:status><cap:msgType>Alert</cap:msgType>
  <cap:scope>Public</cap:scope><cap:references>alerts@example.org,KR.${index - 1}.2022,${sent}</cap:references>
  <cap:info><cap:language>ko-KR</cap:language><cap:category>Met</cap:category>
    <cap:event>호우경보</cap:event><cap:urgency>Expected</cap:urgency><cap:severity>Severe</cap:severity>
    <cap:certainty>Likely</cap:certainty><cap:effective>${sent}</cap:effective>
    <cap:headline>호우경보 제${index}호 &amp; 침수 주의</cap:headline>
    <cap:description>시간당 50 mm 이상의 강한 비가 예상됩니다. 하천변과 지하차도 출입을 삼가십시오. ${'하천 수위가 오르고 있습니다. '.repeat(8)}</cap:description>
    <cap:parameter><cap:valueName>level</cap:valueName><cap:value>${index % 4}</cap:value></cap:parameter>
    <cap:area><cap:areaDesc>서울 ${index % 25}구</cap:areaDesc><cap:polygon>${polygon}</cap:polygon>
      <cap:geocode><cap:valueName>KMA</cap:valueName><cap:value>1100${index % 25}</cap:value></cap:geocode>
    </cap:area></cap:info></cap:alert></content></entry>`;
}
