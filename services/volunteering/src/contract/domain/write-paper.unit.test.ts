import { contractTerms as terms, volunteerDetails as volunteer } from '../../../test/paper-facts';
import { hashOfContract } from '../crypto/contract-hash';
import { contractTemplateOf, currentTemplateVersion } from './templates/contract-templates';
import { readDetails, readPeriod, readTerms } from './terms-input';
import { writeContract, type ContractFacts } from './template';
import { needsGuardian } from './write-paper';

const facts: ContractFacts = {
  contract: { number: 12, year: 2026, startsOn: '2026-04-01', endsOn: '2026-06-30', createdAt: new Date('2026-03-02T08:00:00Z') },
  paper: { revision: 1, hostName: 'Asociația Țarnița Verde', terms },
  volunteer,
  needsGuardian: false,
};
const template = contractTemplateOf(currentTemplateVersion);
const textOf = (changes: Partial<ContractFacts> = {}): string => writeContract(template, { ...facts, ...changes }).map(({ text }) => text).join('\n');
const hashOf = (changes: Partial<ContractFacts> = {}): string => hashOfContract({ templateVersion: template.version, blocks: writeContract(template, { ...facts, ...changes }) });

describe('the text of a contract', () => {
  it('says all that was agreed and who the two are, in the order that the law names', () => {
    const text = textOf();
    for (const said of ['nr. 12/2026', 'Asociația Țarnița Verde', 'Ana Țurcanu', '28765437', 'Mara Ștefănescu', '02.03.2000', 'CJ 123456', '04.05.2020', 'Făget', 'Sâmbăta, 9–15', '6 ore', '01.04.2026', '30.06.2026', 'AB 12345', 'O zi, la sediu.', 'Ion Șerban']) {
      expect(text).toContain(said);
    }
    const headings = writeContract(template, facts).filter(({ kind }) => kind === 'HEADING').map(({ text: heading }) => heading.slice(0, 2));
    expect(headings).toEqual(['a)', 'b)', 'c)', 'd)', 'e)', 'f)', 'Se']);
    expect(text).not.toMatch(/[{}]|undefined|null|[şţŞŢ]/);
  });

  it('has the clauses that the facts call for, and no others', () => {
    expect(textOf()).toContain('asigură voluntarul');
    expect(textOf()).toContain('nu cere competențe');
    const other = textOf({ needsGuardian: true, paper: { ...facts.paper, terms: { ...terms, requirements: 'Carnet B', training: null, expenseReimbursement: 'Transport', insurance: { requested: false, provided: false, policyRef: null } } } });
    expect(other).toContain('Carnet B');
    expect(other).toContain('Decontarea cheltuielilor: Transport');
    expect(other).toContain('acordul părintelui');
    expect(other).not.toContain('asigură voluntarul');
    expect(textOf()).not.toContain('acordul părintelui');
  });

  it('takes a text that looks like a placeholder as it is', () => {
    expect(textOf({ volunteer: { ...volunteer, address: '{salt}' } })).toContain('domiciliul în {salt},');
  });

  it('has a hash that one letter changes, wherever it stands, and that nothing else does', () => {
    const hash = hashOf();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf()).toBe(hash);
    for (const changes of [
      { volunteer: { ...volunteer, fullName: 'Mara Stefănescu' } },
      { volunteer: { ...volunteer, salt: 'sara' } },
      { paper: { ...facts.paper, terms: { ...terms, activities: 'Plantare de puieți în pădurea Făget' } } },
      { paper: { ...facts.paper, revision: 2 } },
      { contract: { ...facts.contract, endsOn: '2026-07-01' } },
    ]) {
      expect(hashOf(changes)).not.toBe(hash);
    }
    expect(hashOfContract({ templateVersion: template.version + 1, blocks: writeContract(template, facts) })).not.toBe(hash);
  });

  it('is not written without a fact that it names, nor by a version that there is not', () => {
    expect(() => writeContract({ version: 9, blocks: [{ kind: 'PARAGRAPH', text: '{unknown}' }] }, facts)).toThrow('{unknown}');
    expect(() => contractTemplateOf(99)).toThrow('99');
  });
});

describe('a guardian', () => {
  it.each([
    ['15 on the first day', '2011-04-01', '2026-04-01', true],
    ['16 the day after the first day', '2010-04-02', '2026-04-01', true],
    ['16 on the first day, though 15 when it is drawn up', '2010-04-01', '2026-04-01', false],
    ['born on 29 February, on the 28th', '2012-02-29', '2028-02-28', true],
    ['born on 29 February, on the 29th', '2012-02-29', '2028-02-29', false],
  ])('is needed by who is %s or not: %s, %s', (_what, birthDate, day, isNeeded) => {
    expect(needsGuardian(birthDate, day)).toBe(isNeeded);
  });
});

describe('what is written into a contract', () => {
  const codesOf = (result: { readonly ok: boolean; readonly refusals?: readonly { readonly code: string; readonly field?: readonly string[] }[] }) => (result.refusals ?? []).map(({ code, field }) => [code, field?.join('.')]);

  it('is read, every bad value named', () => {
    expect(readTerms(terms)).toEqual({ ok: true, value: terms });
    expect(codesOf(readTerms({ ...terms, activities: ' ', hoursPerWeek: 49, coordinatorUserId: 'x', host: { ...terms.host, seat: '' }, insurance: { requested: true, provided: true, policyRef: '1960229410012' } }))).toEqual([
      ['BAD_USER_INPUT', 'activities'],
      ['BAD_USER_INPUT', 'hoursPerWeek'],
      ['PERSONAL_NUMBER', 'insurance.policyRef'],
      ['BAD_USER_INPUT', 'coordinatorUserId'],
      ['BAD_USER_INPUT', 'host.seat'],
    ]);
    for (const hoursPerWeek of [0, -1, 1.5]) expect(codesOf(readTerms({ ...terms, hoursPerWeek }))).toEqual([['BAD_USER_INPUT', 'hoursPerWeek']]);
    expect(readTerms({ ...terms, hoursPerWeek: 48 }).ok).toBe(true);
  });

  it('holds no personal number in any free text', () => {
    const cnp = 'CNP 1960229410012';
    const fields = ['activities', 'schedule', 'requirements', 'training', 'expenseReimbursement', 'coordinatorName'] as const;
    for (const field of fields) expect(codesOf(readTerms({ ...terms, [field]: cnp }))).toEqual([['PERSONAL_NUMBER', field]]);
    for (const field of ['seat', 'representativeName', 'representativeCapacity'] as const) expect(codesOf(readTerms({ ...terms, host: { ...terms.host, [field]: cnp } }))).toEqual([['PERSONAL_NUMBER', `host.${field}`]]);
    const { identityCard } = volunteer;
    for (const [field, changes] of [
      ['address', { address: cnp }],
      ['identityCard.issuedBy', { identityCard: { ...identityCard, issuedBy: cnp } }],
      ['identityCard.number', { identityCard: { ...identityCard, number: '1960229410012' } }],
    ] as const) {
      expect(codesOf(readDetails({ ...volunteer, ...changes }, '2026-04-01'))).toEqual([['PERSONAL_NUMBER', field]]);
    }
  });

  it('begins today at the earliest and ends no earlier than it begins', () => {
    const period = (startsOn: string, endsOn: string) => codesOf(readPeriod({ startsOn, endsOn }, '2026-04-01'));
    expect(period('2026-04-01', '2026-04-01')).toEqual([]);
    expect(period('2026-03-31', '2026-04-01')).toEqual([['BAD_USER_INPUT', 'startsOn']]);
    expect(period('2026-04-02', '2026-04-01')).toEqual([['BAD_USER_INPUT', 'endsOn']]);
    expect(period('2026-02-30', 'x')).toEqual([['BAD_USER_INPUT', 'startsOn'], ['BAD_USER_INPUT', 'endsOn']]);
  });

  it('names the card as the card does', () => {
    const card = (changes: object) => codesOf(readDetails({ ...volunteer, identityCard: { ...volunteer.identityCard, ...changes } }, '2026-04-01'));
    expect(card({ series: ' cj ' })).toEqual([]);
    expect(card({ series: '' })).toEqual([]);
    expect(card({ series: 'CJ12', number: '12', issuedOn: '2027-01-01' })).toEqual([['BAD_USER_INPUT', 'identityCard.series'], ['BAD_USER_INPUT', 'identityCard.number'], ['BAD_USER_INPUT', 'identityCard.issuedOn']]);
  });
});
