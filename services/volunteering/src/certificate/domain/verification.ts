import { dayOf } from '@conect/legal-clock';
import { numberOf, type Certificate } from './certificate';
import { initialsOf } from './names';

/** What anybody learns of a certificate by its code. */
export interface Verification {
  readonly status: 'VALID' | 'REVOKED';
  readonly number: string;
  readonly issuedOn: string;
  readonly revokedOn: string | null;
  readonly organizationId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly minutes: number;
  readonly competences: readonly string[];
  /** Null once the volunteer is erased. */
  readonly initials: string | null;
}

/** What anybody learns of a certificate: that it was issued, over what, and whether it holds. No name, and not why it was revoked. */
export function verificationOf(certificate: Certificate): Verification {
  const { organizationId, firstDay, lastDay, minutes, competences, fullName, status, statusSince, createdAt } = certificate;
  const isRevoked = status === 'REVOKED';
  return {
    status: isRevoked ? 'REVOKED' : 'VALID',
    number: numberOf(certificate),
    issuedOn: dayOf(createdAt),
    revokedOn: isRevoked ? dayOf(statusSince) : null,
    organizationId,
    firstDay,
    lastDay,
    minutes,
    competences,
    initials: fullName === null ? null : initialsOf(fullName),
  };
}
