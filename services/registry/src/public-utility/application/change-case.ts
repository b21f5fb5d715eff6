import { accept, differencesOf, isUuid, refuse, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { recordChange } from '../../organization/application/change-organization';
import type { Organization } from '../../organization/domain/organization';
import { followPublicUtility } from '../../organization/domain/recognition';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import { caseActions, caseNotFound, refusalsOfCase, type CaseAction } from '../domain/permissions';
import { recognitionBy, type PublicUtilityCase } from '../domain/public-utility-case';
import type { CaseTerms } from '../domain/terms';
import { walkCase, type CaseChange, type CaseEntries } from '../domain/walk';
import type { CaseIds, CaseUnit, InCaseTransaction } from './ports';

/** What every command on cases needs. */
export interface CaseDependencies {
  readonly inTransaction: InCaseTransaction;
  readonly terms: CaseTerms;
}

interface Course {
  readonly caseId: string;
  readonly action: CaseAction;
  /** What the edge writes in the case, or why the input cannot be used. */
  readonly entries: (unit: CaseUnit, before: PublicUtilityCase) => Promise<Result<CaseEntries, RegistryErrorCode>> | Result<CaseEntries, RegistryErrorCode>;
}

/** The course of every command on an existing case: lock its organization, ask the permissions, walk the edge, record both. */
export async function changeCase({ inTransaction, terms }: CaseDependencies, call: UserCall, { caseId, action, entries }: Course): Promise<Result<CaseIds, RegistryErrorCode>> {
  if (!isUuid(caseId)) return refuse(badInput(['caseId'], 'UUID'));

  return inTransaction(call, async (unit) => {
    const scene = await sceneOf(unit, caseId);
    if (scene === null) return refuse(caseNotFound);
    const refusals = refusalsOfCase(action, await unit.viewers.of(call.principal), scene.before);
    if (refusals.length > 0) return refuse(...refusals);

    const written = await entries(unit, scene.before);
    if (!written.ok) return written;
    const change = walkCase(scene.before, caseActions[action], written.value, { now: unit.now, terms });
    return change.ok ? recordCase(unit, scene, change.value) : change;
  });
}

interface Scene {
  /** Null for a case that begins. */
  readonly before: PublicUtilityCase | null;
  readonly organization: Organization;
}

/** The case is read anew once its organization is locked: another officer may have been quicker. */
async function sceneOf({ cases, organizations }: CaseUnit, id: string): Promise<(Scene & { readonly before: PublicUtilityCase }) | null> {
  const found = await cases.findById(id);
  const organization = found === null ? null : await organizations.findByIdForUpdate(found.organizationId);
  const before = organization === null ? null : await cases.findById(id);
  return before === null || organization === null ? null : { before, organization };
}

/** Saves the change of a case with its event and its audit entry, and lets the organization follow it. */
export async function recordCase(unit: CaseUnit, { before, organization }: Scene, { publicUtilityCase, event }: CaseChange): Promise<Result<CaseIds, RegistryErrorCode>> {
  const { insert, save } = unit.cases;
  await (before === null ? insert : save)(publicUtilityCase);
  await unit.publishCase(event);
  await unit.auditCase({ caseId: publicUtilityCase.id, organizationId: publicUtilityCase.organizationId, changes: differencesOf(before, publicUtilityCase) });

  const recognition = recognitionBy(publicUtilityCase);
  const followed = recognition === organization.publicUtilityStatus ? null : followPublicUtility(organization, recognition, unit.now);
  const recorded = followed === null || !followed.ok ? followed : await recordChange(unit, organization, followed.value);
  return recorded === null || recorded.ok ? accept({ caseId: publicUtilityCase.id }) : recorded;
}
