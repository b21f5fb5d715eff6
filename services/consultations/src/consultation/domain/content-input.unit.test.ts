import { maximumCardLength, minimumUrgencyReason, readContent, type ContentInput } from './content-input';

const refusalsOf = (input: ContentInput) => {
  const read = readContent(input);
  return read.ok ? [] : read.refusals.map(({ field, params }) => [field?.join('.'), params?.['expected']]);
};
const reason = 'Fondurile europene se pierd la 30 aprilie.';

describe('what an input says of a consultation', () => {
  it('is cleaned, and only what it names', () => {
    const read = readContent({ title: '  Proiect de hotărâre a Guvernului  ', contact: { name: 'Radu Pop', phone: '0722 123 456' }, initiator: null });

    expect(read).toEqual({ ok: true, value: { title: 'Proiect de hotărâre a Guvernului', contact: { name: 'Radu Pop', position: null, email: null, phone: '+40722123456' }, initiator: null } });
  });

  it('has a card of at most 600 characters, all three parts together', () => {
    const part = 'a'.repeat(maximumCardLength / 3);

    expect(refusalsOf({ card: { whatChanges: part, whoIsAffected: part, untilWhen: part } })).toEqual([]);
    expect(refusalsOf({ card: { whatChanges: `${part}a`, whoIsAffected: part, untilWhen: part } })).toEqual([['card', 'MAXIMUM_LENGTH']]);
    expect(refusalsOf({ card: { untilWhen: 'a'.repeat(maximumCardLength + 1) } })).toEqual([['card.untilWhen', 'MAXIMUM_LENGTH']]);
  });

  it('is urgent by its legal basis and by circumstances that say something', () => {
    expect(refusalsOf({ urgency: { legalBasis: 'Legea 52/2003 art. 7(13)', reason } })).toEqual([]);
    expect(refusalsOf({ urgency: { reason } })).toEqual([['urgency.legalBasis', 'VALUE']]);
    expect(refusalsOf({ urgency: { legalBasis: 'Legea 52/2003', reason: 'a'.repeat(minimumUrgencyReason - 1) } })).toEqual([['urgency.reason', 'MINIMUM_LENGTH']]);
    expect(readContent({ urgency: null })).toEqual({ ok: true, value: { urgency: null } });
  });

  it('names every bad value at once', () => {
    expect(
      refusalsOf({
        title: null,
        actType: null,
        domains: ['E', 'E'],
        coInitiators: ['a'.repeat(301)],
        contact: { name: 'Radu Pop' },
        submission: {},
        eConsultareId: '\0',
      }),
    ).toEqual([
      ['title', 'VALUE'],
      ['actType', 'VALUE'],
      ['domains', 'ENTRY_ONCE'],
      ['coInitiators.0', 'MAXIMUM_LENGTH'],
      ['contact', 'EMAIL_OR_PHONE'],
      ['submission', 'EMAIL_OR_ADDRESS'],
      ['eConsultareId', 'WELL_FORMED_TEXT'],
    ]);
  });

  it.each<[string, ContentInput, unknown]>([
    ['a title of nine characters', { title: 'Ordin 123' }, ['title', 'MINIMUM_LENGTH']],
    ['an unknown domain', { domains: ['E', 'XX'] }, ['domains', 'DOMAIN_CODE']],
    ['eleven domains', { domains: Array.from({ length: 11 }, (_, index) => String(index)) }, ['domains', 'ENTRY_COUNT']],
    ['eleven co-initiators', { coInitiators: Array<string>(11).fill('Ministerul Mediului') }, ['coInitiators', 'ENTRY_COUNT']],
    ['an address that is none', { contact: { name: 'Radu Pop', email: 'radu' } }, ['contact.email', 'EMAIL_ADDRESS']],
    ['a telephone number that is none', { contact: { name: 'Radu Pop', phone: '12' } }, ['contact.phone', 'PHONE_NUMBER']],
    ['a note that is too long', { justificationNote: 'a'.repeat(50_001) }, ['justificationNote', 'MAXIMUM_LENGTH']],
  ])('is refused with %s', (_what, input, refusal) => {
    expect(refusalsOf(input)).toEqual([refusal]);
  });
});
