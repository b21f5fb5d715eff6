import { maximumContacts, mergeContacts, type Contact, type ContactInput } from './contacts';

const office: Contact = { kind: 'EMAIL', value: 'birou@exemplu.ro', label: null, visibility: 'PUBLIC' };
const problemsOf = (given: readonly ContactInput[]) => mergeContacts([], given).refusals.map(({ code, field, params }) => [code, field?.join('.'), params?.['expected']].join(' '));

describe('the contacts', () => {
  it('are written in one way, in the order given', () => {
    const { list, refusals } = mergeContacts([office], [
      { kind: 'PHONE', value: '0264 123 456', label: '  Ana Moldovan ', visibility: 'MEMBERS' },
      { kind: 'ADDRESS', value: 'Str. Lungă 1, Cluj-Napoca', label: null, visibility: 'INSTITUTIONS' },
      { kind: 'EMAIL', value: ' ana@exemplu.ro ', visibility: 'PUBLIC' },
    ]);

    expect(refusals).toEqual([]);
    expect(list).toEqual([
      { kind: 'PHONE', value: '+40264123456', label: 'Ana Moldovan', visibility: 'MEMBERS' },
      { kind: 'ADDRESS', value: 'Str. Lungă 1, Cluj-Napoca', label: null, visibility: 'INSTITUTIONS' },
      { kind: 'EMAIL', value: 'ana@exemplu.ro', label: null, visibility: 'PUBLIC' },
    ]);
  });

  it('stay when nothing is said and go with null', () => {
    expect(mergeContacts([office], undefined).list).toEqual([office]);
    expect(mergeContacts([office], null).list).toEqual([]);
  });

  it('with mistakes name every one, with its place', () => {
    expect(
      problemsOf([
        { kind: 'EMAIL', value: 'birou@', label: ' ', visibility: 'PUBLIC' },
        { ...office, label: 'x'.repeat(101) },
        { kind: 'PHONE', value: 'ana@exemplu.ro', visibility: 'PUBLIC' },
        { kind: 'ADDRESS', value: '\0', visibility: 'PUBLIC' },
      ]),
    ).toEqual([
      'BAD_USER_INPUT contacts.0.value EMAIL_ADDRESS',
      'BAD_USER_INPUT contacts.0.label MINIMUM_LENGTH',
      'BAD_USER_INPUT contacts.1.label MAXIMUM_LENGTH',
      'BAD_USER_INPUT contacts.2.value PHONE_NUMBER',
      'BAD_USER_INPUT contacts.3.value WELL_FORMED_TEXT',
    ]);
  });

  it('are each there once, whoever sees them, and at most twenty', () => {
    const numbers = Array.from({ length: maximumContacts + 1 }, (_, index): ContactInput => ({ kind: 'PHONE', value: `+4026412345${String(index).padStart(2, '0')}`, visibility: 'PUBLIC' }));

    expect(problemsOf([{ ...office, visibility: 'MEMBERS' }, office])).toEqual(['BAD_USER_INPUT contacts ENTRY_ONCE']);
    expect(problemsOf(numbers.slice(1))).toEqual([]);
    expect(problemsOf(numbers)).toEqual(['BAD_USER_INPUT contacts ENTRY_COUNT']);
  });
});
