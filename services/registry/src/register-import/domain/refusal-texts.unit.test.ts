import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileRefusalText, refusalCodes, rowRefusalText } from './refusal-texts';

const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');

describe('the reasons against a file or a row', () => {
  it('stand in the README, every one', () => {
    const missing = [...refusalCodes.file, ...refusalCodes.row].filter((code) => !readme.includes(`\`${code}\``));

    expect(missing).toEqual([]);
    expect(refusalCodes.row).toHaveLength(12);
  });

  it('say where in the file and what was found', () => {
    expect(fileRefusalText({ code: 'CUT_SHORT', params: { line: 7, expected: 14, found: 3 } }, 'EN')).toBe('Line 7: expected 14 cells and found 3: the file is cut short or broken, fetch it again.');
    expect(rowRefusalText({ code: 'COUNTY_UNKNOWN', params: { value: 'ATLANTIDA' } }, 'EN')).toBe('"ATLANTIDA" is no county');
    expect(rowRefusalText({ code: 'COUNTY_UNKNOWN', params: { value: 'ATLANTIDA' } }, 'RO')).toBe('„ATLANTIDA” nu este un județ');
  });
});
