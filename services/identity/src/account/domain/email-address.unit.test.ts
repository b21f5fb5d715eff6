import { parseEmail } from './email-address';

describe('an e-mail address', () => {
  it.each([
    ['ana@exemplu.ro', 'ana@exemplu.ro'],
    [' Ana.Moldovan+conect@Primaria-Cluj.RO ', 'ana.moldovan+conect@primaria-cluj.ro'],
    ["o'brien_x@a.b-c.example", "o'brien_x@a.b-c.example"],
    [`${'a'.repeat(64)}@exemplu.ro`, `${'a'.repeat(64)}@exemplu.ro`],
  ])('%j is read as %j', (text, address) => {
    expect(parseEmail(text, ['email'])).toEqual({ ok: true, value: address });
  });

  it.each([
    '',
    'ana',
    '@exemplu.ro',
    'ana@',
    'ana@exemplu',
    'ana@exemplu.1',
    'ana@-exemplu.ro',
    'ana@exemplu-.ro',
    'ana@exemplu..ro',
    '.ana@exemplu.ro',
    'ana.@exemplu.ro',
    'a..na@exemplu.ro',
    'ana@dan@exemplu.ro',
    'ana dan@exemplu.ro',
    'ana@exemplu.ro\nBcc: x@y.ro',
    'ana\0@exemplu.ro',
    'ană@exemplu.ro',
    '"ana"@exemplu.ro',
    'ana@[127.0.0.1]',
    '<ana@exemplu.ro>',
    `${'a'.repeat(65)}@exemplu.ro`,
    `ana@${'a.'.repeat(130)}ro`,
  ])('%j is none', (text) => {
    expect(parseEmail(text, ['email'])).toEqual({
      ok: false,
      refusals: [{ code: 'BAD_USER_INPUT', field: ['email'], params: { expected: 'EMAIL_ADDRESS' } }],
    });
  });
});
