import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvRow } from '../../../../functions/circle/domain/export/csv-cell.ts';

describe('a cell of a list', () => {
  it.each(['=1+1', '+44 20', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("https://evil.example")'])(
    'is text to a spreadsheet, even %j',
    (text) => {
      expect(csvCell(text)).toMatch(/^"'/);
    },
  );

  it('reads back as it was, once the mark is taken off', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), (fields) => {
        const [row] = parse(csvRow(fields), { relax_quotes: false });
        const unmarked = row?.map((field: string) => field.replace(/^'(?='*[=+\-@\t\r])/, ''));
        expect(unmarked).toEqual(fields);
        for (const field of row ?? []) expect(field).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
