import type { Notification } from '../../notification/domain/notification';
import { userRecipient } from '../../notification/domain/recipient';
import type { Delivery } from '../domain/delivery';
import { createComposeMail } from './compose-mail';

const userId = '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2';
const compose = createComposeMail({ webUrl: 'https://conect.test', unsubscribeUrlOf: ({ userId: id, scope }) => `https://m.test/unsubscribe?token=${id}.${scope}` });
const aNotice = (changes: Partial<Notification> = {}): Notification => ({
  id: 'n',
  causeId: 'c',
  recipient: userRecipient(userId),
  kind: 'OrganizationApproved',
  topic: 'ORGANIZATION_REGISTRATION',
  facts: { organizationName: '<script>alert("x")</script> & co' },
  subject: { type: 'Organization', id: 'o' },
  createdAt: new Date(0),
  readAt: null,
  ...changes,
});
const aDelivery = (changes: Partial<Delivery> = {}): Delivery => ({
  id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4',
  cause: 'c',
  recipient: userRecipient(userId),
  kind: 'NOTICE',
  topic: 'ORGANIZATION_REGISTRATION',
  notificationIds: ['n'],
  ...changes,
});
const ana = { email: 'ana@example.org', name: 'Ana <img src=x>', language: 'RO' as const, link: null };

describe('a mail about one notice', () => {
  it('leads to the consultation that it is about', () => {
    const notice = aNotice({ kind: 'OrganizationInvited', topic: 'CONSULTATIONS', facts: { consultationTitle: 'Proiect' }, subject: { type: 'Consultation', id: 'k' } });

    expect(compose(aDelivery(), [notice], ana).text).toContain('https://conect.test/consultations/k');
    expect(compose(aDelivery(), [aNotice()], ana).text).not.toContain('/consultations/');
  });

  it('leads to a call for volunteers once it is public, and not to one that only its people see', () => {
    const textOf = (kind: 'OpportunityPublished' | 'OpportunityRejected') => compose(aDelivery(), [aNotice({ kind, topic: 'VOLUNTEERING', facts: {}, subject: { type: 'Opportunity', id: 'o' } })], ana).text;

    expect(textOf('OpportunityPublished')).toContain('https://conect.test/opportunities/o');
    expect(textOf('OpportunityRejected')).not.toContain('/opportunities/');
  });

  it('says in the language of the person what happened, under a subject of its own words', () => {
    const { subject, text, to, messageId, unsubscribeUrl } = compose(aDelivery(), [aNotice()], ana);

    expect({ to, subject, messageId }).toEqual({ to: 'ana@example.org', subject: 'Organizația dumneavoastră a fost înscrisă', messageId: '<0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4@conect>' });
    expect(text).toContain('Bună ziua, Ana <img src=x>,');
    expect(text).toContain('„<script>alert("x")</script> & co” a fost aprobată');
    expect(unsubscribeUrl).toBe(`https://m.test/unsubscribe?token=${userId}.ORGANIZATION_REGISTRATION`);
    expect(compose(aDelivery(), [aNotice()], { ...ana, language: 'EN' }).subject).toBe('Your organization was registered');
  });

  it('shows what anybody typed as text, never as markup', () => {
    const { html } = compose(aDelivery(), [aNotice()], ana);

    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; co');
  });

  it('to somebody without an account has no link that ends what he never chose', () => {
    const { unsubscribeUrl, text } = compose(aDelivery({ recipient: { service: 'volunteering', ref: 'guardian-1' } }), [aNotice()], ana);

    expect(unsubscribeUrl).toBeNull();
    expect(text).not.toContain('unsubscribe');
  });
});

it('a digest has every notice, and its link ends all mails', () => {
  const mail = compose(aDelivery({ kind: 'DIGEST', topic: null }), [aNotice(), aNotice({ kind: 'OrganizationRejected' })], { ...ana, language: 'EN' });

  expect(mail.subject).toBe('Your CONECT digest');
  expect(mail.text).toMatch(/Your organization was registered[\s\S]*Your registration was rejected/);
  expect(mail.unsubscribeUrl).toContain('.ALL');
});

it('leads somebody without an account to the link that the owning service gave', () => {
  const mail = compose(aDelivery(), [aNotice()], { ...ana, link: 'https://conect.test/guardian?token=secret' });

  expect(mail.text).toContain('https://conect.test/guardian?token=secret');
});
