import { accept, differencesOf, isUuid, refuse, textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { Viewer } from '../../membership/domain/viewer';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import type { InterestRecord, InterestRecordChange } from '../domain/interest-record';
import { interestRecordNotFound, refusalsOfInterestRecord, type InterestRecordAction, type InterestRecordScene } from '../domain/permissions';
import type { InInterestRecordTransaction, InterestRecordIds, InterestRecordUnit, InterestRecordWrites } from './ports';

/** What a rule decides by. */
interface Circumstances {
  readonly now: Date;
  readonly viewer: Viewer;
  readonly userId: string;
}

interface Course {
  readonly interestRecordId: string;
  readonly action: InterestRecordAction;
  readonly rule: (before: InterestRecord, circumstances: Circumstances) => Result<InterestRecordChange, RegistryErrorCode>;
}

/** The course of every command on an existing interest record: lock its organization, ask the permissions, apply the rule, record. */
export async function changeInterestRecord(
  inTransaction: InInterestRecordTransaction,
  call: UserCall,
  { interestRecordId, action, rule }: Course,
): Promise<Result<InterestRecordIds, RegistryErrorCode>> {
  if (!isUuid(interestRecordId)) return refuse(badInput(['interestRecordId'], 'UUID'));

  return inTransaction(call, async (unit) => {
    const scene = await sceneOf(unit, interestRecordId);
    if (scene === null) return refuse(interestRecordNotFound);
    const viewer = await unit.viewers.of(call.principal);
    const refusals = refusalsOfInterestRecord(action, viewer, scene);
    if (refusals.length > 0) return refuse(...refusals);

    const change = rule(scene.interestRecord, { now: unit.now, viewer, userId: call.principal.userId });
    if (!change.ok) return change;
    await recordInterestRecord(unit, scene.interestRecord, change.value);
    return accept({ interestRecordId: scene.interestRecord.id });
  });
}

/** The record is read anew once its organization is locked: another officer may have been quicker. */
async function sceneOf({ interestRecords, organizations }: InterestRecordUnit, id: string): Promise<InterestRecordScene | null> {
  const found = await interestRecords.findById(id);
  const organization = found === null ? null : await organizations.findByIdForUpdate(found.organizationId);
  const interestRecord = organization === null ? null : await interestRecords.findById(id);
  return interestRecord === null || organization === null ? null : { interestRecord, organizationStatus: organization.status };
}

/** The reason of a closing, one to 2,000 characters. */
export const closingReason = (reason: string): Result<string, RegistryErrorCode> => textOf(2_000)(reason, ['reason'], '');

/** Saves the change of an interest record with its event and its audit entry. */
export async function recordInterestRecord(unit: InterestRecordWrites, before: InterestRecord | null, { interestRecord, event }: InterestRecordChange): Promise<void> {
  const { insert, save } = unit.interestRecords;
  await (before === null ? insert : save)(interestRecord);
  await unit.publishInterestRecord(event);
  await unit.auditInterestRecord({ interestRecordId: interestRecord.id, organizationId: interestRecord.organizationId, changes: differencesOf(before, interestRecord) });
}
