import type { Rows } from '../feed-kit/define-connector.ts';
import { jsonFault } from '../feed-kit/json-fault.ts';
import { elementsNamed, parseXmlElement, type XmlElement } from '../feed-kit/xml-element.ts';
import { datexFeatures } from './datex2-features.ts';
import { elementOfJson } from './datex2-json.ts';
import type { DatexRecord } from './datex2-record.ts';
import { datexRecords } from './datex2-situations.ts';

/**
 * Records of a body: DATEX II in XML or JSON, its GeoJSON sibling, or a message that holds both (the
 * Finnish `imsMessage`). Throws where it is none of them.
 */
export function datexRows(body: string): Rows {
  if (/^\s*</.test(body)) {
    const root = parseXmlElement(body.trim());
    return root.name === 'imsMessage' ? messageRows(root) : rowsOf(root);
  }
  const payload: unknown = JSON.parse(body);
  const features = datexFeatures(payload);
  if (features !== undefined) return { rows: features };
  const fault = jsonFault(payload);
  if (fault !== undefined) return { fault };
  return rowsOf(elementOfJson('', payload));
}

function rowsOf(root: XmlElement): Rows {
  const found = datexRecords(root);
  return 'fault' in found ? found : { rows: found.records };
}

/** Records from the XML part, their shapes from the JSON part, which has coordinates where XML has codes. */
function messageRows(root: XmlElement): Rows {
  const [inner] = elementsNamed(root, 'd2Message');
  const [sibling] = elementsNamed(root, 'jMessage');
  const features = featuresIn(sibling?.text);
  const xml = inner?.text.trim() ?? '';
  if (xml === '') {
    if (features === undefined || features.length === 0) throw new Error('an empty message');
    return { rows: features };
  }
  const found = datexRecords(parseXmlElement(xml));
  if ('fault' in found) return found;
  return { rows: found.records.map((record) => shaped(record, sibling !== undefined, features)) };
}

function shaped(
  record: DatexRecord,
  hasSibling: boolean,
  features: readonly DatexRecord[] | undefined,
): DatexRecord {
  if (!hasSibling) return record;
  if (features === undefined) return { ...record, oddities: ['jMessage is no GeoJSON'] };
  const feature = features.find(({ situation }) => situation === record.situation);
  if (feature === undefined) return record;
  return {
    ...record,
    geometry: record.geometry ?? feature.geometry,
    oddities: feature.oddities,
  };
}

function featuresIn(json: string | undefined): readonly DatexRecord[] | undefined {
  if (json === undefined || json.trim() === '') return undefined;
  try {
    return datexFeatures(JSON.parse(json));
  } catch {
    return undefined;
  }
}
