import { createHash } from 'node:crypto';
import { dayOf } from '@conect/legal-clock';
import type { Mail } from '@conect/service-kit';
import { escapeHtml } from '@conect/kernel';
import { subjectOf, type AccountMail, type AccountStore, type EmailConfirmationStore, type LinkTokens, type PasswordResetStore } from '../application/ports';
import type { InvitationStore } from '../../invitation/application/ports';
import { isOpenInvitation } from '../../invitation/domain/invitation';
import type { GuardianConsentStore } from '../../guardian/application/ports';
import { isAwaited } from '../../guardian/domain/guardian-consent';
import { archivedFrom, type InactivityTerms } from '../../retention/domain/inactivity';
import { isErased, type Account } from '../domain/account';
import { isPending, type EmailConfirmation } from '../domain/email-confirmation';
import { isResetPending } from '../domain/password-reset';
import { greeting, mailTexts } from './mail-texts';

interface Dependencies {
  readonly accounts: Pick<AccountStore, 'findById'>;
  readonly confirmations: Pick<EmailConfirmationStore, 'findById'>;
  readonly resets: Pick<PasswordResetStore, 'findById'>;
  readonly invitations: Pick<InvitationStore, 'findById'>;
  readonly invitationTokens: Pick<LinkTokens, 'tokenOf'>;
  readonly guardians: {
    readonly consents: Pick<GuardianConsentStore, 'findById'>;
    readonly tokens: Pick<LinkTokens, 'tokenOf'>;
    readonly withdrawalTokens: Pick<LinkTokens, 'tokenOf'>;
  };
  readonly restoreTokens: Pick<LinkTokens, 'tokenOf'>;
  readonly terms: InactivityTerms;
  readonly linkTokens: Pick<LinkTokens, 'tokenOf'>;
  readonly resetTokens: Pick<LinkTokens, 'tokenOf'>;
  /** The web site on which links lead. */
  readonly webUrl: string;
}

type GuardianMail = Extract<AccountMail, { readonly consentId: string }>;

/** To whom a mail goes, in whose language, with which link. */
interface Letter {
  readonly to: string;
  /** Whose language it is in, and whom it greets; an invitation greets nobody, for nobody asked whose address it is. */
  readonly account: Pick<Account, 'language'> & { readonly name: string | null };
  readonly link: string | null;
  /** Of whom the mail speaks, to somebody else; stands in its paragraphs for `{person}`. */
  readonly person?: string;
  /** Stands in them for `{day}`. */
  readonly day?: string;
}

/** Writes a mail from the ids its job holds; null when the state no longer calls for it. */
export type ComposeMail = (mail: AccountMail, now: Date) => Promise<Mail | null>;

/** See {@link ComposeMail}. */
export const createComposeMail =
  (dependencies: Dependencies): ComposeMail =>
  async (mail, now) => {
    const letter = await letterOf(dependencies, mail, now);
    return letter === null ? null : write(mail, letter);
  };

async function letterOf(dependencies: Dependencies, mail: AccountMail, now: Date): Promise<Letter | null> {
  if (mail.kind === 'RESET_PASSWORD') return resetLetter(dependencies, mail.resetId, now);
  if (mail.kind === 'INVITATION') return invitationLetter(dependencies, mail.invitationId, now);
  if ('consentId' in mail) return guardianLetter(dependencies, mail, now);
  if ('userId' in mail) {
    const account = await dependencies.accounts.findById(mail.userId);
    return account === null || isErased(account) ? null : letterTo(dependencies, mail.kind, account);
  }
  return confirmationLetter(dependencies, mail, now);
}

type ConfirmationMail = Extract<AccountMail, { readonly confirmationId: string }>;

async function confirmationLetter({ accounts, confirmations, linkTokens, webUrl }: Dependencies, mail: ConfirmationMail, now: Date): Promise<Letter | null> {
  const confirmation = await confirmations.findById(mail.confirmationId);
  const account = confirmation === null ? null : await accounts.findById(confirmation.userId);
  if (confirmation === null || account === null) return null;
  if (mail.kind === 'EMAIL_CHANGE_NOTICE') return noticeTo(confirmation, account);
  if (!isPending(confirmation, now)) return null;
  const link = linkTo(webUrl, 'confirm-email', linkTokens.tokenOf(confirmation.id));
  return { to: confirmation.email, account: asRegistered(account, confirmation), link };
}

/** In the language of who invites: the other's is not known, and whether he has an account must not show. */
async function invitationLetter({ accounts, invitations, invitationTokens, webUrl }: Dependencies, invitationId: string, now: Date): Promise<Letter | null> {
  const invitation = await invitations.findById(invitationId);
  const inviter = invitation === null || !isOpenInvitation(invitation, now) ? null : await accounts.findById(invitation.invitedBy);
  if (invitation === null || inviter === null) return null;
  return { to: invitation.email, account: { language: inviter.language, name: null }, link: linkTo(webUrl, 'invitation', invitationTokens.tokenOf(invitation.id)) };
}

/** Whoever came back meanwhile is not written to about staying away. */
function letterTo({ restoreTokens, terms, webUrl }: Dependencies, kind: AccountMail['kind'], account: Account): Letter | null {
  const letter = { to: account.email, account, link: null };
  if (kind === 'INACTIVITY_WARNING') return account.inactivityWarnings === 0 ? null : { ...letter, day: dayOf(archivedFrom(account, terms)) };
  // It leads to a page, behind which the person signs in: an archive is not in anybody's mailbox.
  if (kind === 'DATA_EXPORT_READY') return { ...letter, link: `${webUrl.replace(/\/$/, '')}/my-data` };
  if (kind !== 'ACCOUNT_ARCHIVED') return letter;
  return account.hold === 'ARCHIVED' ? { ...letter, link: linkTo(webUrl, 'restore-account', restoreTokens.tokenOf(account.id)) } : null;
}

/** In the language of the person for whom the guardian answers: the guardian's is not known. */
async function guardianLetter({ accounts, guardians, webUrl }: Dependencies, mail: GuardianMail, now: Date): Promise<Letter | null> {
  const consent = await guardians.consents.findById(mail.consentId);
  const account = consent === null ? null : await accounts.findById(consent.userId);
  if (consent === null || account === null) return null;
  const isCalledFor = mail.kind === 'GUARDIAN_REQUEST' ? isAwaited(consent, now) : consent.givenAt !== null && consent.withdrawnAt === null;
  if (!isCalledFor) return null;
  const link =
    mail.kind === 'GUARDIAN_REQUEST'
      ? linkTo(webUrl, 'guardian', guardians.tokens.tokenOf(consent.id))
      : linkTo(webUrl, 'guardian-withdrawal', guardians.withdrawalTokens.tokenOf(consent.id));
  return { to: consent.guardianEmail, account: { language: account.language, name: null }, link, person: account.name };
}

async function resetLetter({ accounts, resets, resetTokens, webUrl }: Dependencies, resetId: string, now: Date): Promise<Letter | null> {
  const reset = await resets.findById(resetId);
  if (reset === null || reset.userId === null || !isResetPending(reset, now)) return null;
  const account = await accounts.findById(reset.userId);
  if (account === null) return null;
  return { to: account.email, account, link: linkTo(webUrl, 'reset-password', resetTokens.tokenOf(reset.id)) };
}

const linkTo = (webUrl: string, page: string, token: string): string => `${webUrl.replace(/\/$/, '')}/${page}?token=${token}`;

const noticeTo = (confirmation: EmailConfirmation, account: Account): Letter | null =>
  confirmation.purpose === 'EMAIL_CHANGE' ? { to: confirmation.previousEmail, account, link: null } : null;

/** A registration is answered under the name and in the language that came with it. */
const asRegistered = (account: Account, confirmation: EmailConfirmation): Account =>
  confirmation.purpose === 'REGISTRATION' ? { ...account, ...confirmation.registration } : account;

function write(mail: AccountMail, { to, account, link, person = '', day = '' }: Letter): Mail {
  const { subject, linkLabel, ...texts } = mailTexts[mail.kind][account.language];
  const paragraphs = texts.paragraphs.map((paragraph) => paragraph.replaceAll('{person}', () => person).replaceAll('{day}', () => day));
  const hello = account.name === null ? `${greeting[account.language]},` : `${greeting[account.language]}, ${account.name},`;
  return {
    to,
    subject,
    messageId: messageIdOf(mail),
    text: [hello, ...paragraphs, ...(link === null ? [] : [link]), 'CONECT'].join('\n\n') + '\n',
    html: htmlOf(account.language, {
      paragraphs: [hello, ...paragraphs],
      link: link === null ? null : { address: link, label: linkLabel ?? link },
    }),
  };
}

interface Body {
  readonly paragraphs: readonly string[];
  readonly link: { readonly address: string; readonly label: string } | null;
}

function htmlOf(language: string, { paragraphs, link }: Body): string {
  const lines = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
  const action = link === null ? '' : `<p><a href="${escapeHtml(link.address)}">${escapeHtml(link.label)}</a></p><p>${escapeHtml(link.address)}</p>`;
  return `<!doctype html><html lang="${language.toLowerCase()}"><body>${lines.join('')}${action}<p>CONECT</p></body></html>`;
}


/** One per mail; says neither to whom nor about what. */
function messageIdOf(mail: AccountMail): string {
  const name = `${mail.kind}:${subjectOf(mail)}`;
  return `<${createHash('sha256').update(name).digest('hex').slice(0, 32)}@conect>`;
}
