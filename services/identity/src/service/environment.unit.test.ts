import { loadCommandEnvironment, loadEnvironment } from './environment';
import { relyingPartySettings } from './relying-party-settings';

const secret = 'd3b07384d113edec49eaa6238ad5ff00d3b07384d113edec49eaa6238ad5ff00';

const aProvider = { id: 'roeid', issuer: 'https://id.example', clientId: 'conect', clientSecret: secret, label: { ro: 'ROeID', en: 'ROeID' } };

/** Shared with each of the services that hand in to exports. */
const exportSecrets = Object.fromEntries(['REGISTRY', 'MESSAGING', 'CONSULTATIONS', 'VOLUNTEERING'].map((name) => [`${name}_EXPORT_SECRET`, secret]));

describe('the settings', () => {
  it('work locally without any', () => {
    expect(loadEnvironment({})).toMatchObject({ IDENTITY_PORT: 4001, ACCESS_TOKEN_SECONDS: 600, SMTP_URL: 'smtp://127.0.0.1:4025' });
  });

  it('are refused in production with a local secret', () => {
    expect(() => loadEnvironment({ NODE_ENV: 'production', IDENTITY_SECRET: secret })).toThrow('IDENTITY_PRINCIPAL_SECRET');
    expect(() => loadCommandEnvironment({ NODE_ENV: 'production' })).toThrow('IDENTITY_SECRET');
    expect(() => loadEnvironment({ NODE_ENV: 'production', IDENTITY_SECRET: secret, IDENTITY_PRINCIPAL_SECRET: secret, MESSAGING_LOOKUP_SECRET: secret, ...exportSecrets })).not.toThrow();
  });

  it('refuse in production a provider without TLS, and one with a secret of the documentation', () => {
    const production = { NODE_ENV: 'production', IDENTITY_SECRET: secret, IDENTITY_PRINCIPAL_SECRET: secret, MESSAGING_LOOKUP_SECRET: secret, ...exportSecrets };
    const load = (changes: object) => loadEnvironment({ ...production, EXTERNAL_SIGN_IN_PROVIDERS: JSON.stringify([{ ...aProvider, ...changes }]) });

    expect(load({}).EXTERNAL_SIGN_IN_PROVIDERS).toMatchObject([{ email: 'UNTRUSTED', scopes: ['openid', 'email', 'profile'], acrValues: [], secondFactorAcrValues: [] }]);
    expect(() => load({ issuer: 'http://id.example' })).toThrow('EXTERNAL_SIGN_IN_PROVIDERS.0.issuer');
    expect(() => load({ clientSecret: 'local-only-secret-never-use-in-production' })).toThrow('EXTERNAL_SIGN_IN_PROVIDERS.0.clientSecret');
  });

  it.each<[string, unknown]>([
    ['a short secret', [{ ...aProvider, clientSecret: 'short' }]],
    ['an unknown field', [{ ...aProvider, clientSecrets: secret }]],
    ['scopes without openid', [{ ...aProvider, scopes: ['email'] }]],
    ['an id twice', [aProvider, { ...aProvider, issuer: 'https://other.example' }]],
    ['an issuer twice', [aProvider, { ...aProvider, id: 'other' }]],
    ['no list', aProvider],
  ])('refuse providers with %s, and do not repeat their secrets', (_what, providers) => {
    const load = () => loadEnvironment({ EXTERNAL_SIGN_IN_PROVIDERS: JSON.stringify(providers) });

    expect(load).toThrow('EXTERNAL_SIGN_IN_PROVIDERS');
    expect(load).not.toThrow(secret);
  });

  it('refuse providers that are no JSON, and do not repeat them', () => {
    const load = () => loadEnvironment({ EXTERNAL_SIGN_IN_PROVIDERS: `[{ "clientSecret": ${secret}` });

    expect(load).toThrow('expected a JSON list of providers');
    expect(load).not.toThrow(secret);
  });

  it('take addresses to come back to in their normal form only', () => {
    const load = (list: string) => loadEnvironment({ EXTERNAL_SIGN_IN_REDIRECT_URIS: list }).EXTERNAL_SIGN_IN_REDIRECT_URIS;

    expect(load('https://app.example/back, ro.gov.conect:/back')).toEqual(['https://app.example/back', 'ro.gov.conect:/back']);
    for (const wrong of ['https://APP.example/back', 'https://app.example/back?x=1', 'https://app.example/#x', '/back']) {
      expect(() => load(wrong)).toThrow('EXTERNAL_SIGN_IN_REDIRECT_URIS');
    }
  });

  it('name every mistake at once', () => {
    const load = () => loadEnvironment({ IDENTITY_PORT: 'x', SMTP_URL: 'http://mail', IDENTITY_SECRET: 'short', MAIL_FROM: 'nobody' });

    for (const name of ['IDENTITY_PORT', 'SMTP_URL', 'IDENTITY_SECRET', 'MAIL_FROM']) expect(load).toThrow(name);
  });

  describe('for passkeys', () => {
    const production = { NODE_ENV: 'production', IDENTITY_SECRET: secret, IDENTITY_PRINCIPAL_SECRET: secret, MESSAGING_LOOKUP_SECRET: secret, ...exportSecrets };
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
