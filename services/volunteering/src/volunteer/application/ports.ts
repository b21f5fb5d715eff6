import type { CommandRunner } from '@conect/auth';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { VolunteerProfile } from '../domain/volunteer-profile';

/** The profiles of one transaction. */
export interface VolunteerProfileStore {
  readonly find: (userId: string) => Promise<VolunteerProfile | null>;
  /** Locks the row until the transaction ends. */
  readonly findForUpdate: (userId: string) => Promise<VolunteerProfile | null>;
  /** Answers whether it did: not when the person has one, be it since a moment. */
  readonly insert: (profile: VolunteerProfile) => Promise<boolean>;
  readonly save: (profile: VolunteerProfile) => Promise<void>;
}

/** One line of the audit trail about a profile. */
interface ProfileAudit {
  readonly userId: string;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What the command on a profile may touch inside one transaction. */
export interface ProfileUnit {
  /** Business time. */
  readonly now: Date;
  readonly profiles: VolunteerProfileStore;
  readonly audit: (entry: ProfileAudit) => Promise<void>;
}

/** What an accepted command answers; the same on a replay. */
export interface ProfileIds {
  readonly userId: string;
}

/** Runs a command's work in one transaction that commits when it is accepted. */
export type InProfileTransaction = CommandRunner<ProfileUnit, VolunteeringErrorCode>;

/** Reads profiles, one statement for however many. */
export interface ProfileReader {
  readonly findByUserIds: (userIds: readonly string[]) => Promise<readonly VolunteerProfile[]>;
}
