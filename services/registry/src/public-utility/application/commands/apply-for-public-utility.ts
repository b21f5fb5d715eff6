import { isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { UserCall } from '@conect/auth';
import { notFound, refusalsOf } from '../../../organization/domain/permissions';
import { badInput, type RegistryErrorCode } from '../../../service/domain/refusals';
import { unmetConditions } from '../../domain/conditions';
import { applyForRecognition } from '../../domain/walk';
import { filedOf, usableDocuments, type GivenDocument } from '../case-documents';
import { recordCase, type CaseDependencies } from '../change-case';
import type { CaseIds } from '../ports';

/** Which organization applies, with which file. */
interface UtilityApplication {
  readonly organizationId: string;
  readonly documents: readonly GivenDocument[];
}

/** See {@link createApplyForPublicUtility}. */
export type ApplyForPublicUtility = (call: UserCall, application: UtilityApplication) => Promise<Result<CaseIds, RegistryErrorCode>>;

/** An administrator applies for public utility with a complete file; SGG has the case from now on. */
export const createApplyForPublicUtility =
  ({ inTransaction, terms, newId }: CaseDependencies & { readonly newId: NewId }): ApplyForPublicUtility =>
  async (call, { organizationId, documents }) => {
    if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));

    return inTransaction(call, async (unit) => {
      const { userId } = call.principal;
      const organization = await unit.organizations.findByIdForUpdate(organizationId);
      if (organization === null) return refuse(notFound);
      const refusals = refusalsOf('applyForPublicUtility', await unit.viewers.of(call.principal), organization);
      if (refusals.length > 0) return refuse(...refusals);

      const file = await usableDocuments(unit, documents, userId);
      if (!file.ok) return file;
      const unmet = unmetConditions(organization.profile.registeredOn, file.value, dayOf(unit.now));
      if (unmet.length > 0) return refuse(...unmet);

      const priorStatus = organization.publicUtilityStatus === 'WITHDRAWN' ? 'WITHDRAWN' : 'NONE';
      const facts = { id: newId(), organizationId: organization.id, applicantId: userId, priorStatus, documents: filedOf(file.value) } as const;
      return recordCase(unit, { before: null, organization }, applyForRecognition(facts, { now: unit.now, terms }));
    });
  };
