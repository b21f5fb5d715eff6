import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createSmtpMailer, type Mailer } from './mailer';

const address = 'ana@example.org';
const mail = { to: address, subject: 'x', text: 'x', html: 'x', messageId: '<x@conect>' };
type Stage = 'MAIL' | 'RCPT' | 'DATA';
let refuses: { readonly at: Stage; readonly code: number };
let server: SMTPServer;
let mailer: Mailer;

beforeAll(async () => {
  const answer = (at: Stage): Error | null => (refuses.at === at ? Object.assign(new Error(`<${address}> is not served`), { responseCode: refuses.code }) : null);
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom: (_from, _session, done) => done(answer('MAIL')),
    onRcptTo: (_to, _session, done) => done(answer('RCPT')),
    onData: (stream, _session, done) => stream.on('end', () => done(answer('DATA'))).resume(),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  mailer = createSmtpMailer({ smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, from: 'no-reply@conect.test' });
});
afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

it.each<[Stage, number]>([['RCPT', 550], ['DATA', 554]])('says that a mail is refused for good at %s by %s', async (at, code) => {
  refuses = { at, code };

  expect(await mailer.send(mail)).toBe('REFUSED');
});

it.each<[Stage, number]>([['RCPT', 452], ['DATA', 451], ['MAIL', 550]])('fails, to be tried again, at %s by %s, and tells codes alone', async (at, code) => {
  refuses = { at, code };

  const error = await mailer.send(mail).then(() => null, (one: unknown) => one as Error);

  expect(error?.message).toContain(String(code));
  expect(`${error?.stack} ${JSON.stringify(error)} ${String(error?.cause)}`).not.toContain(address);
});
