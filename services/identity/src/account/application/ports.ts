import type { ChangeLog } from '../../service/application/ports';
import type { GuardianConsent } from '../../guardian/domain/guardian-consent';
import type { InactivityTerms } from '../../retention/domain/inactivity';
import type { Account } from '../domain/account';
import type { EmailConfirmation } from '../domain/email-confirmation';
import type { PasswordReset } from '../domain/password-reset';

export interface AccountStore {
  /** Keeps others from registering or confirming this address until the transaction ends, whether or not it has an account. */
  readonly lockEmail: (email: string) => Promise<void>;
  readonly findById: (id: string) => Promise<Account | null>;
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Account[]>;
  /** The confirmed account of this address or, if there is none, the one that waits to be confirmed. */
  readonly findByEmail: (email: string) => Promise<Account | null>;
  /** Locks the row until the transaction ends. */
  readonly findByIdForUpdate: (id: string) => Promise<Account | null>;
  readonly save: (account: Account) => Promise<void>;
  /** Notes, to a day, that the owner is here. */
  readonly touch: (id: string, now: Date) => Promise<void>;
  /** Accounts behind an id, in its order, that may have to be warned, archived or erased. */
  readonly findIdsInactive: (wanted: InactiveWanted, limit: number) => Promise<readonly string[]>;
  /** Removes what is kept beside the account: credentials, links, consents, answers to repeated requests, invitations to the address. */
  readonly forgetPerson: (account: Account) => Promise<void>;
  /** Keeps the password, hashed more strongly; nothing happens when the password was changed meanwhile. */
  readonly replacePasswordHash: (id: string, before: string, after: string) => Promise<void>;
}

/** Whose time may have come. */
interface InactiveWanted {
  readonly terms: InactivityTerms;
  readonly now: Date;
  readonly after: string | null;
}

export interface EmailConfirmationStore {
  readonly findById: (id: string) => Promise<EmailConfirmation | null>;
  readonly save: (confirmation: EmailConfirmation) => Promise<void>;
  /** Makes all links of this purpose useless that the user was sent and did not follow. */
  readonly replacePending: (userId: string, purpose: EmailConfirmation['purpose'], at: Date) => Promise<void>;
}

export interface PasswordResetStore {
  readonly findById: (id: string) => Promise<PasswordReset | null>;
  readonly save: (reset: PasswordReset) => Promise<void>;
  /** Makes all links useless that the user was sent and did not follow. */
  readonly replacePending: (userId: string, at: Date) => Promise<void>;
}

/** A mail to write; it names what it is about by id, and address and link are looked up when it is sent. */
export type AccountMail =
  | { readonly kind: 'CONFIRM_REGISTRATION'; readonly confirmationId: string }
  | { readonly kind: 'ACCOUNT_EXISTS'; readonly userId: string }
  | { readonly kind: 'CONFIRM_EMAIL_CHANGE'; readonly confirmationId: string }
  | { readonly kind: 'EMAIL_CHANGE_NOTICE'; readonly confirmationId: string }
  | { readonly kind: 'RESET_PASSWORD'; readonly resetId: string }
  | { readonly kind: 'INVITATION'; readonly invitationId: string }
  | { readonly kind: 'GUARDIAN_REQUEST' | 'GUARDIAN_CONFIRMED'; readonly consentId: string }
  | { readonly kind: 'DATA_EXPORT_READY'; readonly userId: string; readonly exportId: string }
  /** The version names the change, so that each one is told. */
  | { readonly kind: 'PASSWORD_CHANGED' | 'MINOR_ACCOUNT_CONFIRMED' | 'INACTIVITY_WARNING' | 'ACCOUNT_ARCHIVED' | 'ERASURE_DONE' | FactorMailKind; readonly userId: string; readonly version: number };

/** What an owner is told of second factors. */
export type FactorMailKind = 'PASSKEY_ADDED' | 'PASSKEY_REMOVED' | 'SECOND_FACTOR_RESET';

/** What names a mail among those of its kind. */
export function subjectOf(mail: AccountMail): string {
  if ('version' in mail) return `${mail.userId}:${mail.version}`;
  if ('exportId' in mail) return mail.exportId;
  if (mail.kind === 'ACCOUNT_EXISTS') return mail.userId;
  if (mail.kind === 'INVITATION') return mail.invitationId;
  if ('consentId' in mail) return mail.consentId;
  return mail.kind === 'RESET_PASSWORD' ? mail.resetId : mail.confirmationId;
}

/** What account commands may touch inside one transaction. */
export interface AccountUnit extends ChangeLog {
  readonly accounts: AccountStore;
  readonly confirmations: EmailConfirmationStore;
  readonly resets: PasswordResetStore;
  /** Does work that costs the same whether it is kept or undone. */
  readonly tentatively: (work: () => Promise<'KEEP' | 'UNDO'>) => Promise<void>;
  /** Has a guardian asked once the address of somebody under 16 is confirmed. */
  readonly guardianConsents: { readonly save: (consent: GuardianConsent) => Promise<void> };
  /** Has the mail written and sent after the commit. */
  readonly sendMail: (mail: AccountMail) => Promise<void>;
}

export interface PasswordHasher {
  readonly hash: (password: string) => Promise<string>;
  /** Compares; without a hash it does the same work and answers no. */
  readonly verify: (hash: string | null, password: string) => Promise<boolean>;
  /** Whether the hash was made with weaker settings than today's. */
  readonly isOutdated: (hash: string) => boolean;
}

/** Tokens of links in mails; they follow from the id of what the link is about and are stored nowhere. */
export interface LinkTokens {
  readonly tokenOf: (id: string) => string;
  /** Null for what is no token of ours. */
  readonly idOf: (token: string) => string | null;
}
