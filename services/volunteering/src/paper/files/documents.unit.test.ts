import type { Block, PaperDocument, SignaturePlace } from '@conect/papers';
import { aSignature, certificateFacts, contractFacts, sha256, textOf } from '../../../test/paper-facts';
import type { GuardianConsent } from '../../contract/domain/guardian';
import { textOfPaper } from '../../contract/domain/write-paper';
import { attendancePaper } from './attendance-paper';
import { certificatePaper } from './certificate-paper';
import { contractPaper, textBlocks, type WholeContract } from './contract-paper';
import { protectionSheet } from './protection-sheet';
import { volunteerSheet } from './volunteer-sheet';
import { momentText } from './words';

const contractWith = (changes: Partial<WholeContract> = {}): PaperDocument => contractPaper({ ...contractFacts, ...changes });
const said = ({ blocks }: PaperDocument): string => textOf(blocks);
const placesOf = ({ blocks }: PaperDocument): readonly SignaturePlace[] => blocks.flatMap((block: Block) => (block.kind === 'SIGNATURES' ? block.places : []));
const partsOf = (place: SignaturePlace | undefined): Readonly<Record<string, unknown>> => (place?.signature.kind === 'RECORDED' ? Object.fromEntries(place.signature.facts.map(({ label, value }) => [label, value])) : {});

test('an instant is written by the clock of Romania, in summer and in winter', () => {
  expect(momentText(new Date('2026-03-02T09:05:09Z'))).toBe('2 martie 2026, ora 11:05:09 (UTC+02:00)');
  expect(momentText(new Date('2026-05-09T21:30:00.250Z'))).toBe('10 mai 2026, ora 00:30:00 (UTC+03:00)');
});

describe('a contract', () => {
  it('has every block of its text, word for word and in its order, items that follow each other as one list', () => {
    const text = textOfPaper(contractFacts.contract, contractFacts.paper, contractFacts.volunteer);
    expect(textOf(textBlocks(text)).split('\n')).toEqual(text.map((block) => block.text));
    const kinds = textBlocks([{ kind: 'TITLE', text: 'a' }, { kind: 'ITEM', text: 'b' }, { kind: 'ITEM', text: 'c' }, { kind: 'HEADING', text: 'd' }, { kind: 'ITEM', text: 'e' }]);
    expect(kinds).toEqual([
      { kind: 'HEADING', level: 1, text: 'a' },
      { kind: 'LIST', marker: 'BULLET', items: [{ text: 'b' }, { text: 'c' }] },
      { kind: 'HEADING', level: 2, text: 'd' },
      { kind: 'LIST', marker: 'BULLET', items: [{ text: 'e' }] },
    ]);
  });

  it('says which wording it is, its hash, and that a court says what a recorded act weighs', () => {
    for (const words of ['nr. 12/2026, redactarea 1', sha256, 'în vigoare, din 2 martie 2026, ora 12:00:00', 'ce valoare are un astfel de act hotărăște instanța']) expect(said(contractWith())).toContain(words);
    expect(said(contractWith())).not.toMatch(/undefined|null|[şţŞŢ]/);
  });

  it('has a line for ink where nobody has signed', () => {
    expect(placesOf(contractWith()).map(({ party, signature }) => [party, signature.kind])).toEqual([['Voluntarul: Mara Ștefănescu', 'INK'], ['Organizația-gazdă: Asociația Țarnița Verde', 'INK']]);
  });

  it('says of a signature who, when, by which sign-in and over which hash', () => {
    const [volunteer, host] = placesOf(contractWith({ signatures: [aSignature('HOST', { assurance: 'SECOND_FACTOR' }), aSignature('VOLUNTEER')] }));
    expect(partsOf(volunteer)).toEqual({
      'Semnat prin': 'act înregistrat în CONECT al persoanei autentificate',
      'De către': 'Mara Ștefănescu, contul CONECT 0193a5d2-7f00-7cc1-9d55-3f6a0c1be0bb',
      La: '2 martie 2026, ora 11:05:09 (UTC+02:00)',
      Autentificare: 'cu un singur factor, din 2 martie 2026, ora 10:30:00 (UTC+02:00)',
      'Asupra textului cu amprenta SHA-256': sha256,
    });
    expect(partsOf(host)).toMatchObject({ 'De către': 'Ion Șerban, contul CONECT 0193a5d2-7f00-7cc1-9d55-3f6a0c1be0aa', Autentificare: expect.stringContaining('cu al doilea factor') as unknown });
    expect(partsOf(placesOf(contractWith({ signatures: [aSignature('HOST', { signerId: sha256 })] }))[1])).toMatchObject({ 'De către': `contul CONECT ${sha256}` });
  });

  it('says of an uploaded paper which file it is', () => {
    const uploaded = aSignature('VOLUNTEER', { documentId: 'x', file: { fileName: 'semnat.pdf', sha256: 'cd'.repeat(32) } });
    expect(partsOf(placesOf(contractWith({ signatures: [uploaded] }))[0])).toMatchObject({ 'Semnat prin': 'exemplar semnat, încărcat în CONECT', Fișierul: 'semnat.pdf', 'Amprenta SHA-256 a fișierului': 'cd'.repeat(32), 'Pentru textul cu amprenta SHA-256': sha256 });
    expect(partsOf(placesOf(contractWith({ signatures: [{ ...uploaded, file: null }] }))[0])).toMatchObject({ Fișierul: 'nu mai este păstrat' });
  });

  it('has a place for the guardian of who is 15, with what he consented to, or a line for ink', () => {
    const luca = { ...contractFacts.volunteer, birthDate: '2010-06-01' };
    const guardian = { fullName: 'Dana Munteanu', email: 'dana@example.org', phone: null, relation: 'MOTHER', language: 'RO' } as const;
    const consent: GuardianConsent = { id: 'c', contractId: 'c', status: 'GIVEN', requestedAt: new Date('2026-03-01T08:00:00Z'), requestedBy: 'u', expiresAt: new Date('2026-03-08T08:00:00Z'), decidedAt: new Date('2026-03-02T09:00:00Z'), sha256 };
    expect(placesOf(contractWith({ volunteer: luca }))[2]).toMatchObject({ party: 'Părintele sau reprezentantul legal', signature: { kind: 'INK' } });
    const given = placesOf(contractWith({ volunteer: luca, consent, guardian }))[2];
    expect(given?.party).toBe('Părintele sau reprezentantul legal: Dana Munteanu (mama)');
    expect(partsOf(given)).toMatchObject({ La: '2 martie 2026, ora 11:00:00 (UTC+02:00)', 'Asupra textului cu amprenta SHA-256': sha256 });
    expect(partsOf(placesOf(contractWith({ volunteer: luca, consent: { ...consent, status: 'REVOKED' }, guardian }))[2])).toMatchObject({ Acordul: 'a fost dat și apoi retras' });
    expect(placesOf(contractWith({ volunteer: luca, consent: { ...consent, status: 'REPLACED' }, guardian }))[2]?.signature.kind).toBe('INK');
    expect(placesOf(contractWith())).toHaveLength(2);
  });
});

describe('the sheets', () => {
  it.each([volunteerSheet, protectionSheet])('say who, what and until when, and nothing of a person that they need not', (sheet) => {
    const text = said(sheet({ ...contractFacts, contract: { ...contractFacts.contract, noticeEndsOn: '2026-05-31' } }));
    for (const words of ['nr. 12/2026, redactarea 1', 'Asociația Țarnița Verde', '28765437', 'Ana Țurcanu, președintă', 'Mara Ștefănescu', 'Ion Șerban', '1 aprilie 2026 – 31 mai 2026', 'Plantare de puieți', 'O zi, la sediu.']) expect(text).toContain(words);
    expect(text).not.toMatch(/123456|Horea|mara@|2 martie 2000|undefined|null|[şţŞŢ]/);
  });

  it('say of insurance, of minors and of what the host fills in what is so', () => {
    const adult = said(protectionSheet(contractFacts));
    expect(adult).toContain('AB 12345');
    expect(adult).toContain('Riscurile activității\nse completează de organizația-gazdă');
    expect(adult).not.toContain('lucrează noaptea');
    const born = (birthDate: string) => said(protectionSheet({ ...contractFacts, volunteer: { ...contractFacts.volunteer, birthDate } }));
    expect(born('2008-04-02')).toContain('lucrează noaptea');
    expect(born('2008-04-01')).not.toContain('lucrează noaptea');
    expect(born('2008-04-02')).not.toContain('acordul părintelui');
    expect(born('2010-04-02')).toContain('acordul părintelui');
  });
});

describe('a certificate', () => {
  const certificate = certificatePaper(certificateFacts);

  it('says what the law wants on it, and the report of activity by months', () => {
    for (const words of ['7/2026 din 20 mai 2026', 'nr. 12/2026 din 3 martie 2026', '11 aprilie 2026 – 16 mai 2026', '10 ore și 30 de minute', 'Reprezentantul legal: Ana Țurcanu, președintă', 'răspund de realitatea datelor', 'aprilie 2026\n6 ore\nmai 2026\n4 ore și 30 de minute', 'Lucrul cu ceilalți (Working with others) – EntreComp, În acțiune']) {
      expect(said(certificate)).toContain(words);
    }
    expect(said(certificate)).not.toMatch(/undefined|null|REVOCAT|[şţŞŢ]/);
  });

  it('has the code in letters and as a QR code of its address; none once it cannot be told', () => {
    expect(certificate.blocks).toContainEqual(expect.objectContaining({ kind: 'QR_CODE', text: certificateFacts.code!.url }));
    const codeless = certificatePaper({ ...certificateFacts, code: null });
    expect(codeless.blocks.map(({ kind }) => kind)).not.toContain('QR_CODE');
    expect(said(codeless)).not.toContain('Verificarea');
  });

  it('says first that it is revoked, and of an erased volunteer that his name is no longer kept', () => {
    const { certificate: facts } = certificateFacts;
    const revoked = certificatePaper({ ...certificateFacts, certificate: { ...facts, status: 'REVOKED', statusSince: new Date('2026-06-01T08:00:00Z'), statusReason: 'Secret' } });
    expect(revoked.blocks[1]).toEqual({ kind: 'PARAGRAPH', text: [{ strong: 'REVOCAT de organizația-gazdă la 1 iunie 2026. Nu mai atestă nimic.' }] });
    expect(said(revoked)).not.toContain('Secret');
    const erased = said(certificatePaper({ ...certificateFacts, certificate: { ...facts, fullName: null, coordinatorName: null, activitySummary: null } }));
    expect(erased).toContain('Voluntarul\nnu mai este păstrat, la cererea voluntarului');
    expect(erased).not.toContain('Mara');
  });

  it('shows no months that do not make up the hours which were frozen', () => {
    expect(said(certificatePaper({ ...certificateFacts, months: certificateFacts.months.slice(1) }))).not.toContain('Orele pe luni');
  });
});

test('the paper of a shift shows its signed code, where and when', () => {
  const shift = { id: 's', startsAt: new Date('2026-05-09T06:00:00Z'), endsAt: new Date('2026-05-09T12:00:00Z'), opportunityId: 'o', organizationId: 'g' };
  const paper = attendancePaper({ of: 'SHIFT', shift, title: 'Plantăm', hostName: null, place: null, code: 'CONECT-T1.abc' });
  expect(paper.blocks).toContainEqual(expect.objectContaining({ kind: 'QR_CODE', text: 'CONECT-T1.abc' }));
  for (const words of ['Plantăm', 'la distanță', '9 mai 2026, ora 09:00:00 (UTC+03:00)', '9 mai 2026, ora 15:00:00']) expect(said(paper)).toContain(words);
});
