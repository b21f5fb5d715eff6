import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** Runs one of identity's built programs; answers how it ended and what it said. */
const run = (program: string, settings: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const file = join(__dirname, '../dist/service', `${program}.js`);
    const env = { ...process.env, NODE_OPTIONS: '', ...settings };
    execFile(process.execPath, [file], { env }, (error, _output, said) => resolve({ code: Number(error?.code ?? 0), said }));
  });

describe("identity's programs", () => {
  it.each([
    ['main', 'identity did not start'],
    ['migrate', 'identity was not migrated'],
    ['cli', 'identity'],
    ['demo', 'identity demo'],
  ])('%s says every bad setting and ends with 1', async (program, failed) => {
    const { code, said } = await run(program, { IDENTITY_DATABASE_URL: 'nowhere', LOG_LEVEL: 'loud' });

    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^${failed}: Invalid settings:\\n`));
    expect(said).toContain('IDENTITY_DATABASE_URL');
    expect(said).toContain('LOG_LEVEL');
  });

  it('main starts in production with no secret that everybody knows', async () => {
    const secrets = ['IDENTITY', 'IDENTITY_PRINCIPAL', 'MESSAGING_LOOKUP', 'REGISTRY_EXPORT', 'MESSAGING_EXPORT', 'CONSULTATIONS_EXPORT', 'VOLUNTEERING_EXPORT'].map((name) => `${name}_SECRET`);
    const { code, said } = await run('main', { NODE_ENV: 'production', ...Object.fromEntries(secrets.map((name) => [name, ''])) });

    expect(code).toBe(1);
    expect(said).toContain(`${secrets.join(', ')}: production needs its own secret`);
  });
});
