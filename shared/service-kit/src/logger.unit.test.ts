import { createLogger } from './logger';

function logged(work: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  work(createLogger({ service: 'test', level: 'info', destination: { write: (line) => void (text += line) } }));
  return text;
}

it('tells of an error without the values of the statement that failed', () => {
  const driverError = Object.assign(new Error('duplicate key'), { detail: 'Key (email)=(ana@exemplu.ro) already exists.' });
  const error = Object.assign(new Error('duplicate key', { cause: driverError }), {
    code: '23505',
    query: 'INSERT INTO user_account VALUES ($1)',
    parameters: ['ana@exemplu.ro'],
    detail: driverError.detail,
    driverError,
  });

  const line = logged((logger) => logger.error({ err: error }, 'request failed'));

  expect(JSON.parse(line)).toMatchObject({ service: 'test', err: { type: 'Error', code: '23505', query: 'INSERT INTO user_account VALUES ($1)' } });
  expect(line).not.toContain('ana@');
});

it('shows no credential', () => {
  const line = logged((logger) => logger.info({ input: { password: 'castel-nor' }, headers: { authorization: 'Bearer x.y.z' } }, 'asked'));

  expect(line).not.toMatch(/castel|x\.y\.z/);
});
