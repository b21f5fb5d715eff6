import { loadCommandEnvironment, loadEnvironment } from './environment';
import { relyingPartySettings } from './relying-party-settings';

const secret = 'd3b07384d113edec49eaa6238ad5ff00d3b07384d113edec49eaa6238ad5ff00';

describe('the settings', () => {
  it('work locally without any', () => {
    expect(loadEnvironment({})).toMatchObject({ IDENTITY_PORT: 4001, ACCESS_TOKEN_SECONDS: 600, SMTP_URL: 'smtp://127.0.0.1:4025' });
  });

  it('are refused in production with a local secret', () => {
    expect(() => loadEnvironment({ NODE_ENV: 'production', IDENTITY_SECRET: secret })).toThrow('IDENTITY_PRINCIPAL_SECRET');
    expect(() => loadCommandEnvironment({ NODE_ENV: 'production' })).toThrow('IDENTITY_SECRET');
    expect(() => loadEnvironment({ NODE_ENV: 'production', IDENTITY_SECRET: secret, IDENTITY_PRINCIPAL_SECRET: secret, MESSAGING_LOOKUP_SECRET: secret })).not.toThrow();
  });

  it('name every mistake at once', () => {
    const load = () => loadEnvironment({ IDENTITY_PORT: 'x', SMTP_URL: 'http://mail', IDENTITY_SECRET: 'short', MAIL_FROM: 'nobody' });

    for (const name of ['IDENTITY_PORT', 'SMTP_URL', 'IDENTITY_SECRET', 'MAIL_FROM']) expect(load).toThrow(name);
  });

  describe('for passkeys', () => {
    const production = { NODE_ENV: 'production', IDENTITY_SECRET: secret, IDENTITY_PRINCIPAL_SECRET: secret, MESSAGING_LOOKUP_SECRET: secret };
    const settingsFor = (source: NodeJS.ProcessEnv) => relyingPartySettings(loadEnvironment(source));

    it.each([
      [{}, 'localhost', ['http://localhost:3000']],
      [{ WEB_URL: 'https://conect.example/ro/' }, 'conect.example', ['https://conect.example']],
      [{ IDENTITY_PASSKEY_ORIGINS: 'https://conect.example, https://app.conect.example' }, 'conect.example', ['https://conect.example', 'https://app.conect.example']],
      [{ IDENTITY_PASSKEY_RP_ID: 'conect.example', WEB_URL: 'https://www.conect.example' }, 'conect.example', ['https://www.conect.example']],
      [{ ...production, WEB_URL: 'https://conect.example' }, 'conect.example', ['https://conect.example']],
      [{ ...production, WEB_URL: 'http://127.0.0.1:4000' }, 'localhost', ['http://localhost:4000']],
    ])('follow from %j', (source, rpId, origins) => {
      expect(settingsFor(source)).toEqual({ rpId, origins });
    });

    it.each([
      [{ IDENTITY_PASSKEY_ORIGINS: 'conect.example' }],
      [{ IDENTITY_PASSKEY_ORIGINS: 'https://conect.example/' }],
      [{ IDENTITY_PASSKEY_ORIGINS: 'https://conect.example,https://evilconect.example' }],
      [{ IDENTITY_PASSKEY_RP_ID: 'conect.example', IDENTITY_PASSKEY_ORIGINS: 'https://example' }],
      [{ ...production, WEB_URL: 'http://conect.example' }],
      [{ ...production, WEB_URL: 'https://192.0.2.1' }],
    ])('are refused by name: %j', (source) => {
      expect(() => loadEnvironment(source)).toThrow('IDENTITY_PASSKEY_ORIGINS');
    });
  });
});
