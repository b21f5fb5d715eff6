import { aContribution } from '../../../test/example-contributions';
import { matrixCells, matrixColumns } from './matrix';

const facts = { organizationName: null, receivedOn: '2026-03-02' };
const cellsOf = (changes: object, organizationName: string | null = null) => matrixCells({ ...aContribution, ...changes }, { ...facts, organizationName });
const content = aContribution.content;

test('a row says where, which number, when, who and what, as the public sees it', () => {
  const articleRefs = [
    { blockId: 'b', ref: { article: '5', paragraph: '2', letter: 'a', point: '1' } },
    { blockId: 'c', ref: { article: '7', paragraph: null, letter: null, point: null } },
  ];

  expect(cellsOf({ content: { ...content, articleRefs, display: 'INITIALS' } })).toEqual(['art. 5 alin. (2) lit. a) pct. 1; art. 7', '12/2026', '2026-03-02', 'Ș. P. I.', 'Se adaugă resturile vegetale.', '', '']);
  expect(matrixColumns).toHaveLength(7);
});

test.each([
  ['ACCEPTED', null, 'preluată', ''],
  ['REJECTED', 'Contravine Codului silvic.', 'nepreluată', 'Contravine Codului silvic.'],
  ['UNDER_REVIEW', null, 'în analiză', ''],
])('a contribution that is %s shows its decision and reason', (status, justification, decision, reason) => {
  expect(cellsOf({ status, justification }).slice(5)).toEqual([decision, reason]);
});

test('an organization is named, a proposal about the whole draft says so', () => {
  expect(cellsOf({ author: { kind: 'ORGANIZATION', organizationId: 'o' } }, 'Asociația Țarnița Verde').slice(0, 4)).toEqual(['Proiectul în ansamblu', '12/2026', '2026-03-02', 'Asociația Țarnița Verde']);
});

test('what was taken back or erased keeps its row and number, and says why it has no text', () => {
  expect(cellsOf({ status: 'WITHDRAWN' }).slice(1, 5)).toEqual(['12/2026', '2026-03-02', 'Ștefan-Paul ionescu', '[retrasă de autor]']);
  expect(cellsOf({ erasedAt: new Date(0), content: { ...content, text: null, contact: null } }).slice(3, 5)).toEqual(['persoană fizică', '[text șters la cererea persoanei]']);
});

test('what a moderator has hidden says for which reason, until it is shown again', () => {
  const moderation = (status: string) => ({ moderation: { status, reason: 'PERSONAL_DATA' } });

  expect(['HIDDEN', 'APPEALED', 'KEPT_HIDDEN', 'RESTORED'].map((status) => cellsOf(moderation(status))[4])).toEqual([...Array<string>(3).fill('[text ascuns de moderator: date cu caracter personal]'), 'Se adaugă resturile vegetale.']);
});
