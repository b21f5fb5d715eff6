import { aContribution } from '../../../test/example-contributions';
import type { SubmittedContribution } from './contribution';
import { formatNumber, parseNumber } from './contribution';
import { publicName } from './public-name';

const displayed = (changes: Partial<SubmittedContribution>, display: 'NAME' | 'INITIALS' = 'NAME') => publicName({ ...aContribution, content: { ...aContribution.content, display }, ...changes });

it('a person is shown by name or by the initials of each part of it, and once erased as a person', () => {
  expect(displayed({})).toBe('Ștefan-Paul ionescu');
  expect(displayed({}, 'INITIALS')).toBe('Ș. P. I.');
  expect(displayed({ erasedAt: new Date(0), content: { ...aContribution.content, contact: null } })).toBe('persoană fizică');
});

it('who is known to CONECT names himself; who is not is named as the letter says', () => {
  expect(displayed({ author: { kind: 'ORGANIZATION', organizationId: 'o' } })).toBeNull();
  expect(displayed({ author: { kind: 'INSTITUTION', institutionId: 'i' } })).toBeNull();
  expect(displayed({ author: { kind: 'ORGANIZATION', organizationId: null } }, 'INITIALS')).toBe('Ștefan-Paul ionescu');
});

it('a number is read as it is written', () => {
  expect(parseNumber(formatNumber({ year: 2026, number: 12 }))).toEqual({ year: 2026, number: 12 });
  for (const text of ['0/2026', '12', '12/26', '1e3/2026', '12/2026 ']) expect(parseNumber(text)).toBeNull();
});
