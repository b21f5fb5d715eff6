import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ContributionAuthor } from '../domain/contribution';
import type { Standing } from '../domain/permissions';
import type { ContributionUnit } from './ports';

/** In whose name, as given: an organization, an institution, or none of them for the person. */
export interface AuthorInput {
  readonly organizationId?: string | null | undefined;
  readonly institutionId?: string | null | undefined;
}

/** Reads in whose name somebody writes. */
export function readAuthor(input: AuthorInput | null | undefined): Result<ContributionAuthor, ConsultationsErrorCode> {
  const { organizationId = null, institutionId = null } = input ?? {};
  if (organizationId !== null && institutionId !== null) return refuse(badInput(['author'], 'ONE_AUTHOR'));
  if (organizationId !== null) return isUuid(organizationId) ? accept({ kind: 'ORGANIZATION', organizationId: organizationId.toLowerCase() }) : refuse(badInput(['author', 'organizationId'], 'UUID'));
  if (institutionId !== null) return isUuid(institutionId) ? accept({ kind: 'INSTITUTION', institutionId: institutionId.toLowerCase() }) : refuse(badInput(['author', 'institutionId'], 'UUID'));
  return accept({ kind: 'INDIVIDUAL' });
}

/** How the author stands: what is known of the organization or institution, which stays so until the transaction ends. */
export async function standingOf({ organizations, institutions }: Pick<ContributionUnit, 'organizations' | 'institutions'>, author: ContributionAuthor): Promise<Standing> {
  if (author.kind === 'ORGANIZATION') return { author, organizationStatus: author.organizationId === null ? null : await organizations.statusOf(author.organizationId) };
  if (author.kind === 'INSTITUTION') return { author, isOpen: author.institutionId !== null && (await institutions.isOpen(author.institutionId)) };
  return { author };
}
