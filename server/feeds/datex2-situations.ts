import type { SourceFault } from '../feed-kit/reading.ts';
import { childrenOf, childText, elementsNamed, type XmlElement } from '../feed-kit/xml-element.ts';
import { datexGeometry } from './datex2-location.ts';
import type { DatexRecord, Period } from './datex2-record.ts';

/** A class's own name: `sit:Accident` and `ns2:Accident` are `Accident`. */
function localType(element: XmlElement): string | undefined {
  return element.attributes.get('type')?.replace(/^.*:/, '');
}

/** Records of a situation publication (v2 and v3), or the refusal it holds. Throws where it is none. */
export function datexRecords(
  root: XmlElement,
): { readonly records: readonly DatexRecord[] } | { readonly fault: SourceFault } {
  const [denied] = ['denyReason', 'codedInvalidityReason', 'invalidityReason'].flatMap((name) =>
    elementsNamed(root, name),
  );
  if (denied !== undefined) {
    return { fault: { kind: 'config', code: denied.text.trim(), message: denied.name } };
  }
  const publications = publicationsOf(root);
  if (publications.length === 0) throw new Error(`no publication: ${root.name}`);
  const records: DatexRecord[] = [];
  for (const publication of publications) {
    const type = localType(publication) ?? 'SituationPublication';
    if (type !== 'SituationPublication') throw new Error(`no situations: ${type}`);
    const isDated = elementsNamed(publication, 'publicationTime').length > 0;
    if (!isDated && childrenOf(publication, 'situation').length === 0) {
      throw new Error('no publication: neither situations nor the time of one');
    }
    const source = elementsNamed(publication, 'publicationCreator')[0];
    const by = source && [childText(source, 'country'), childText(source, 'nationalIdentifier')];
    for (const situation of childrenOf(publication, 'situation')) {
      for (const record of childrenOf(situation, 'situationRecord')) {
        records.push(recordOf(record, situation, by?.filter(Boolean).join(' ')));
      }
    }
  }
  return { records };
}

function publicationsOf(root: XmlElement): readonly XmlElement[] {
  if (root.name === 'payload' || root.name === 'situationPublication') return [root];
  const named = [
    ...elementsNamed(root, 'payloadPublication'),
    ...elementsNamed(root, 'situationPublication'),
  ];
  return named.length > 0 ? named : elementsNamed(root, 'payload');
}

function recordOf(
  given: XmlElement,
  situation: XmlElement,
  source: string | undefined,
): DatexRecord {
  // JSON of v3 names the class by a member around the record.
  const [inner] = given.children;
  const isWrapped = localType(given) === undefined && given.children.length === 1;
  const record = isWrapped && inner !== undefined ? inner : given;
  const type = localType(record) ?? (isWrapped ? record.name.replace(/^sit(?=[A-Z])/, '') : '');
  const header = childrenOf(situation, 'headerInformation')[0];
  const specification = elementsNamed(record, 'validityTimeSpecification')[0];
  const location =
    childrenOf(record, 'locationReference')[0] ?? childrenOf(record, 'groupOfLocations')[0];
  const life = elementsNamed(record, 'lifeCycleManagement')[0];
  return {
    id: keyOf(record) ?? keyOf(given),
    situation: keyOf(situation),
    version: record.attributes.get('version') ?? childText(record, 'versionG'),
    type,
    details: detailsOf(record),
    versionTime: childText(record, 'situationRecordVersionTime'),
    createdTime: childText(record, 'situationRecordCreationTime'),
    severity: childText(record, 'severity') ?? childText(situation, 'overallSeverity'),
    validityStatus: childText(childrenOf(record, 'validity')[0] ?? record, 'validityStatus'),
    start: specification && childText(specification, 'overallStartTime'),
    end: specification && childText(specification, 'overallEndTime'),
    validPeriods: periodsOf(specification, 'validPeriod'),
    exceptionPeriods: periodsOf(specification, 'exceptionPeriod'),
    isOver:
      life !== undefined &&
      ['end', 'cancel'].some((name) => childText(life, name)?.toLowerCase() === 'true'),
    confidentiality: header && childText(header, 'confidentiality'),
    informationStatus: header && childText(header, 'informationStatus'),
    texts: textsOf(record),
    source,
    geometry: datexGeometry(location),
    oddities: [],
  };
}

function keyOf(element: XmlElement): string | undefined {
  return element.attributes.get('id')?.trim() || childText(element, 'idG');
}

/** `…Type` members and what constricts the traffic: `roadClosed`, `laneClosures`, `roadBlocked`. */
function detailsOf(record: XmlElement): readonly string[] {
  const impact = elementsNamed(record, 'trafficConstrictionType');
  const own = record.children.filter(({ name }) => name.endsWith('Type'));
  return [...own, ...impact].flatMap(({ text, children }) => {
    const value = text.trim() || children[0]?.text.trim();
    return value ? [value] : [];
  });
}

function periodsOf(specification: XmlElement | undefined, name: string): readonly Period[] {
  if (specification === undefined) return [];
  return childrenOf(specification, name).map((period) => ({
    start: childText(period, 'startOfPeriod'),
    end: childText(period, 'endOfPeriod'),
  }));
}

function textsOf(record: XmlElement): DatexRecord['texts'] {
  return childrenOf(record, 'generalPublicComment').flatMap((comment) =>
    elementsNamed(comment, 'values').flatMap((values) =>
      childrenOf(values, 'value').flatMap((value) => {
        const text = value.text.trim() || childText(value, 'value');
        const language = value.attributes.get('lang') ?? childText(value, 'lang') ?? '';
        return text ? [{ language: language || (childText(values, 'lang') ?? ''), text }] : [];
      }),
    ),
  );
}
