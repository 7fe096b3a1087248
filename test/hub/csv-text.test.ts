import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BYTE_ORDER_MARK, csvRow, type Cell } from '../../contract/csv-text.ts';

/** What a table program runs when it opens a cell that begins so, blanks before it or not. */
const RUNS = /^\s*[=+\-@\t\r＝＋－＠]/u;

const nastyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '"',
        ',',
        ';',
        "'",
        ' ',
        '＝',
        '1',
        '가',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  nastyText,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

function fieldsOf(text: string): readonly string[][] {
  return parse(text, { relaxColumnCount: false, skipEmptyLines: false });
}

test('whatever a source writes comes back as it was, or with one apostrophe before it', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { minLength: 2, maxLength: 6 }), (cells) => {
      const [fields, ...more] = fieldsOf(csvRow(cells));
      expect(more).toEqual([]);
      expect(fields?.length).toBe(cells.length);
      cells.forEach((cell, index) => {
        const field = fields?.[index] ?? '';
        const text = cell === null ? '' : String(cell);
        expect(typeof cell === 'string' ? [text, `'${text}`] : [text]).toContain(field);
      });
    }),
    { numRuns: 1000 },
  );
});

test('no text is run as a formula; a number stays a number', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const [fields] = fieldsOf(csvRow([text, '|']));
      expect(fields?.[0]).not.toMatch(RUNS);
    }),
    { numRuns: 2000 },
  );
  expect(csvRow([-5.25, -0.1, '-5', '=1+1', ' =1', '＝1'])).toBe(
    "-5.25,-0.1,'-5,'=1+1,' =1,'＝1\r\n",
  );
});

test('fields are quoted by RFC 4180, and Excel in Korean is told the encoding', () => {
  expect(csvRow(['강남역, "출구" 11', 'a\nb', null, true])).toBe(
    '"강남역, ""출구"" 11","a\nb",,true\r\n',
  );
  expect(csvRow(['두\t칸', 6.84, "둘'"], '\t')).toBe('"두\t칸"\t6.84\t둘\'\r\n');
  expect(Buffer.from(BYTE_ORDER_MARK).toString('hex')).toBe('efbbbf');
});
