import { escapeHtml, type Locale } from '@conect/kernel';
import { bodyOf, titleOf, type Notification } from '../../notification/domain/notification';
import { publicationKinds } from '../../notification/domain/publications';
import { userIdOf } from '../../notification/domain/recipient';
import type { Unsubscription } from '../../preference/application/ports';
import type { Mail, MailedNotice, Person } from '../application/ports';
import type { Delivery } from '../domain/delivery';
import { frameTexts } from './mail-texts';

interface Dependencies {
  /** The web site on which links lead. */
  readonly webUrl: string;
  readonly unsubscribeUrlOf: (unsubscription: Unsubscription) => string;
}

/** Writes one mail of the ledger in the person's language. */
export const createComposeMail =
  ({ webUrl, unsubscribeUrlOf }: Dependencies) =>
  (delivery: Delivery, notifications: readonly MailedNotice[], { email, name, language, link }: Person): Mail => {
    const frame = frameTexts[language];
    const userId = userIdOf(delivery.recipient);
    const unsubscribeUrl = userId === null ? null : unsubscribeUrlOf({ userId, scope: delivery.topic ?? 'ALL' });
    const [first] = notifications;
    const isDigest = delivery.kind === 'DIGEST' || first === undefined;
    const page = isDigest ? webUrl : pageOf(first, webUrl);
    const letter: Letter = {
      paragraphs: [`${frame.greeting}, ${name},`, ...(isDigest ? [frame.digestIntroduction] : [])],
      sections: notifications.map((notification) => ({ title: titleOf(notification, language), body: wordsOf(notification, language) })),
      links: [{ label: frame.open, address: link ?? page }, ...(unsubscribeUrl === null ? [] : [{ label: frame.unsubscribe, address: unsubscribeUrl }])],
    };
    return {
      to: email,
      subject: isDigest ? frame.digestSubject : titleOf(first, language),
      messageId: `<${delivery.id}@conect>`,
      unsubscribeUrl,
      text: textOf(letter),
      html: htmlOf(letter, language),
    };
  };

const wordsOf = (notice: MailedNotice, language: Locale): string => [bodyOf(notice, language), ...(notice.letter == null ? [] : [notice.letter])].join('\n\n');

/** What is public has a page of its own; where somebody has to sign in first, the front door leads on. */
function pageOf({ kind, subject: { id } }: Notification, webUrl: string): string {
  const folder = publicPages[kind];
  return folder === undefined ? webUrl : `${webUrl.replace(/\/$/, '')}/${folder}/${id}`;
}

/** What such notices lead to is public from the beginning. */
const publicPages: Partial<Readonly<Record<Notification['kind'], string>>> = {
  OrganizationInvited: 'consultations',
  DraftNotificationDue: 'consultations',
  ContributionDraftChanged: 'consultations',
  ContributionAnswered: 'consultations',
  ContributionToAdoptedAct: 'consultations',
  ContributionToUnadoptedAct: 'consultations',
  ContributionConsultationWithdrawn: 'consultations',
  OpportunityPublished: 'opportunities',
  ...Object.fromEntries(publicationKinds.map((kind) => [kind, 'consultations'])),
  FollowedReportPublished: 'institutions',
  FollowedActivityPublished: 'organizations',
  FollowedOpportunityPublished: 'opportunities',
};

interface Letter {
  readonly paragraphs: readonly string[];
  readonly sections: readonly { readonly title: string; readonly body: string }[];
  readonly links: readonly { readonly label: string; readonly address: string }[];
}

const textOf = ({ paragraphs, sections, links }: Letter): string =>
  `${[...paragraphs, ...sections.map(({ title, body }) => `${title}\n${body}`), ...links.map(({ label, address }) => `${label}: ${address}`), 'CONECT'].join('\n\n')}\n`;

function htmlOf({ paragraphs, sections, links }: Letter, language: Locale): string {
  const body = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...sections.map(({ title, body: text }) => `<h2>${escapeHtml(title)}</h2><p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`),
    ...links.map(({ label, address }) => `<p><a href="${escapeHtml(address)}">${escapeHtml(label)}</a></p>`),
  ];
  return `<!doctype html><html lang="${language.toLowerCase()}"><body>${body.join('')}<p>CONECT</p></body></html>`;
}
