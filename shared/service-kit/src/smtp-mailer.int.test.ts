import { headerOf, openMailbox, waitFor, type Mailbox } from '@conect/testing';
import { createSmtpMailer, type Mailer } from './smtp-mailer';

const address = 'ana@example.org';
const mail = { to: address, subject: 'x', text: 'x', html: 'x', messageId: '<x@conect>' };
let mailbox: Mailbox;
let mailer: Mailer;

beforeAll(async () => {
  mailbox = await openMailbox();
});
beforeEach(() => {
  mailbox.behave('TAKES');
  mailer = createSmtpMailer({ smtpUrl: mailbox.url, from: 'no-reply@conect.test', patienceMillis: 15_000 });
});
afterEach(() => mailer.close());
afterAll(() => mailbox.close());

it('hands a mail over whole, as one that a machine wrote', async () => {
  expect(await mailer.send({ ...mail, to: 'ion@example.org', text: 'Bună ziua', html: '<p>Bună ziua</p>' })).toEqual({ taken: true });

  const received = await mailbox.nextTo('ion@example.org');
  expect([received.text.trim(), received.html.trim()]).toEqual(['Bună ziua', '<p>Bună ziua</p>']);
  expect(headerOf(received, 'Message-ID')).toBe('<x@conect>');
  expect(headerOf(received, 'Auto-Submitted')).toBe('auto-generated');
  expect(headerOf(received, 'List-Unsubscribe')).toBeUndefined();
});

it('says where such mails are ended, when they can be', async () => {
  await mailer.send({ ...mail, to: 'mara@example.org', unsubscribeUrl: 'https://conect.test/end' });

  const received = await mailbox.nextTo('mara@example.org');
  expect(headerOf(received, 'List-Unsubscribe')).toBe('<https://conect.test/end>');
  expect(headerOf(received, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
});

it.each([['REFUSES_ADDRESS_FOR_GOOD', 550], ['REFUSES_FOR_GOOD', 554]] as const)('says that a mail is refused for good when the server %s', async (behaviour, replyCode) => {
  mailbox.behave(behaviour);

  expect(await mailer.send(mail)).toEqual({ taken: false, replyCode });
});

it.each([['REFUSES_ADDRESS', '452'], ['REFUSES', '451'], ['REFUSES_SENDER', '550'], ['HANGS_UP', 'E'], ['DROPS', 'E']] as const)(
  'fails, to be tried again, when the server %s, and tells codes alone',
  async (behaviour, code) => {
    mailbox.behave(behaviour);

    const error = await mailer.send(mail).then(() => null, (one: unknown) => one as Error);

    expect(error?.message).toContain(code);
    expect(`${error?.stack} ${JSON.stringify(error)} ${String(error?.cause)}`).not.toContain(address);
  },
);

it('gives up on a server that says nothing', async () => {
  mailbox.behave('KEEPS_SILENT');
  const impatient = createSmtpMailer({ smtpUrl: mailbox.url, from: 'no-reply@conect.test', patienceMillis: 200 });

  await expect(impatient.send(mail)).rejects.toThrow('The mail server did not take the mail');
  impatient.close();
});

it('sends nothing whose headers have a line break', async () => {
  await expect(mailer.send({ ...mail, subject: 'x\r\nBcc: all@example.org' })).rejects.toThrow('line breaks in subject');
});

it('sends many mails over few connections, and ends those that nothing uses', async () => {
  const own = await openMailbox();
  const brisk = createSmtpMailer({ smtpUrl: own.url, from: 'no-reply@conect.test', patienceMillis: 1_500 });

  for (const to of ['a@example.org', 'b@example.org', 'c@example.org']) expect(await brisk.send({ ...mail, to })).toEqual({ taken: true });

  expect([own.mails.map(({ to }) => to[0]), own.connections()]).toEqual([['a@example.org', 'b@example.org', 'c@example.org'], { opened: 1, open: 1 }]);
  await waitFor(async () => own.connections().open === 0, { describe: 'the idle connection to end' });
  expect(await brisk.send({ ...mail, to: 'd@example.org' })).toEqual({ taken: true });
  brisk.close();
  await own.close();
});

it('sends a mail over another connection, once, when the server ended the one that was idle', async () => {
  mailbox.behave('TAKES_AND_DROPS');
  await mailer.send({ ...mail, to: 'first@example.org' });
  mailbox.behave('TAKES');

  expect(await mailer.send({ ...mail, to: 'second@example.org' })).toEqual({ taken: true });
  expect(mailbox.to('second@example.org')).toHaveLength(1);
});
