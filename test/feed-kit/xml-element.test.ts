import { expect, test } from 'vitest';
import {
  childrenOf,
  childText,
  childTexts,
  elementsNamed,
  parseXmlElement,
} from '../../server/feed-kit/xml-element.ts';

test('elements and attributes go by their local names, whatever the prefix', () => {
  const root = parseXmlElement(
    '<c:a xmlns:c="x"><c:b c:kind="1">one</c:b><b kind="2"> <![CDATA[two]]> </b><b/>&nbsp;</c:a>',
  );
  expect(root.name).toBe('a');
  expect(childrenOf(root, 'b').map(({ attributes }) => attributes.get('kind'))).toEqual([
    '1',
    '2',
    undefined,
  ]);
  expect(childTexts(root, 'b')).toEqual(['one', 'two']);
  expect(childText(root, 'b')).toBe('one');
  expect(childText(root, 'c')).toBeUndefined();
});

test('of nested elements of a name the outermost are found', () => {
  const root = parseXmlElement('<r><x><y n="1"><y n="2"/></y></x><y n="3"/></r>');
  expect(elementsNamed(root, 'y').map(({ attributes }) => attributes.get('n'))).toEqual(['1', '3']);
});

test.each([
  ['a document type', '<!DOCTYPE a><a/>', 'DOCTYPE refused'],
  ['depth', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'deeper than 64'],
  ['text', `<a>${'x'.repeat(2_000_001)}</a>`, 'over 2000000 characters'],
  ['text in an attribute', `<a b="${'x'.repeat(2_000_001)}"/>`, 'over 2000000 characters'],
  [
    'attributes',
    `<a ${Array.from({ length: 101 }, (_, index) => `b${index}="1"`).join(' ')}/>`,
    'over 100 attributes',
  ],
  ['an undefined entity', '<a>&eacute;</a>', 'undefined entity'],
  ['an open end', '<a><b></a>', 'unexpected close tag'],
  ['nothing', ' ', 'document must contain a root element'],
])('%s past its limit is refused', (_what, xml, why) => {
  expect(() => parseXmlElement(xml)).toThrow(why);
});

test('a snapshot of a country may hold more text in all than one element may', () => {
  const record = `<r>${'x'.repeat(900_000)}</r>`;
  expect(parseXmlElement(`<a>${record.repeat(3)}</a>`).children).toHaveLength(3);
  const broken = `${'x'.repeat(900_000)}<r/>`;
  expect(() => parseXmlElement(`<a>${broken.repeat(3)}</a>`)).toThrow('over 2000000 characters');
});
