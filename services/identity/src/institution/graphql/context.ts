import type { PageArguments } from '@conect/kernel';
import type { Connection } from '@conect/service-kit';
import type { InstitutionsWanted } from '../../membership/application/ports';
import type { Institution } from '../../membership/domain/institution';
import type { CloseInstitution } from '../application/commands/close-institution';
import type { CreateInstitution } from '../application/commands/create-institution';
import type { UpdateInstitution } from '../application/commands/update-institution';

/** What resolvers know of institutions beside reading one, which the membership area gives. */
export interface InstitutionContext {
  readonly createInstitution: CreateInstitution;
  readonly updateInstitution: UpdateInstitution;
  readonly closeInstitution: CloseInstitution;
  /** Read anew: for the answer of a change. */
  readonly institutionNow: (id: string) => Promise<Institution | null>;
  readonly institutions: (wanted: InstitutionsWanted, page: PageArguments) => Promise<InstitutionPage>;
}

/**
 * One page of institutions.
 * @public `codegen.cjs` names it.
 */
export type InstitutionPage = Connection<Institution>;
