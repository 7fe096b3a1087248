import { childrenOf, childText, childTexts, type XmlElement } from '../feed-kit/xml-element.ts';
import type { CapArea, CapInfo, CapMessage, CapPair } from './cap-message.ts';

/** `<alert>` of CAP 1.0, 1.1 or 1.2, under any prefix. Empty elements are as absent. */
export function messageOfAlert(alert: XmlElement): CapMessage {
  return {
    identifier: childText(alert, 'identifier'),
    sender: childText(alert, 'sender'),
    sent: childText(alert, 'sent'),
    status: childText(alert, 'status'),
    msgType: childText(alert, 'msgType'),
    scope: childText(alert, 'scope'),
    note: childText(alert, 'note'),
    references: childText(alert, 'references'),
    incidents: childText(alert, 'incidents'),
    isSigned: childrenOf(alert, 'Signature').length > 0,
    isEntry: false,
    infos: childrenOf(alert, 'info').map(infoOf),
  };
}

function infoOf(info: XmlElement): CapInfo {
  return { ...infoFields(info), areas: childrenOf(info, 'area').map(areaOf) };
}

/** What an `<info>` says beside its areas; an index entry carries the same elements. */
export function infoFields(info: XmlElement): Omit<CapInfo, 'areas'> {
  return {
    language: childText(info, 'language'),
    category: childTexts(info, 'category'),
    event: childText(info, 'event'),
    responseType: childTexts(info, 'responseType'),
    urgency: childText(info, 'urgency'),
    severity: childText(info, 'severity'),
    certainty: childText(info, 'certainty'),
    tier: undefined,
    eventCodes: pairsOf(info, 'eventCode'),
    onset: childText(info, 'onset'),
    expires: childText(info, 'expires'),
    ends: undefined,
    senderName: childText(info, 'senderName'),
    headline: childText(info, 'headline'),
    description: childText(info, 'description'),
    instruction: childText(info, 'instruction'),
    web: childText(info, 'web'),
    contact: childText(info, 'contact'),
    parameters: pairsOf(info, 'parameter'),
  };
}

/** An `<area>`, or whatever element carries its fields. */
export function areaOf(area: XmlElement): CapArea {
  return {
    areaDesc: childText(area, 'areaDesc'),
    polygons: childTexts(area, 'polygon'),
    circles: childTexts(area, 'circle'),
    geocodes: pairsOf(area, 'geocode'),
    altitude: childText(area, 'altitude'),
    ceiling: childText(area, 'ceiling'),
    geometry: undefined,
    reach: undefined,
  };
}

function pairsOf(element: XmlElement, name: string): readonly CapPair[] {
  return childrenOf(element, name).flatMap((pair) => {
    // CAP 1.0 wrote `<eventCode>name=value</eventCode>`.
    const [bareName, ...bareValue] = pair.text.split('=');
    const valueName = childText(pair, 'valueName') ?? bareName?.trim() ?? '';
    const value = childText(pair, 'value') ?? bareValue.join('=').trim();
    return value === '' ? [] : [{ valueName, value }];
  });
}
