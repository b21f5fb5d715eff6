import { loadCommandEnvironment, loadEnvironment } from './environment';

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
});
