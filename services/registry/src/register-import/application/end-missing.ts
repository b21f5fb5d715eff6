import { accept, type Result } from '@conect/kernel';
import { differencesBetween } from '../../organization/application/organization-audit';
import { followsRegister } from '../../organization/domain/organization';
import { leaveRegister } from '../domain/whole-register';
import type { RegisterImportUnit } from './ports';

interface Step {
  readonly importId: string;
  readonly limit: number;
}

/** Strikes off some organizations that a full file lacks; those that somebody claimed, or is about to, go to the review of SGG instead. */
export async function endMissing(unit: RegisterImportUnit, { importId, limit }: Step): Promise<Result<{ readonly endedCount: number }, never>> {
  const missing = await unit.nextMissing(importId, limit);
  const removed = missing.filter(followsRegister).map((before) => ({ before, change: leaveRegister(before, unit.now) }));
  const toReview = missing.filter((organization) => !followsRegister(organization));

  await unit.saveOrganizations(removed.map(({ change }) => change.organization));
  await unit.publish(removed.map(({ change }) => change.event));
  await unit.audit(removed.map(({ before, change }) => ({ organizationId: before.id, changes: differencesBetween(before, change.organization) })));
  await unit.audit(toReview.map(({ id }) => ({ organizationId: id, changes: { isInRegister: { before: true, after: false } } })));
  await unit.rememberMissing(importId, { removedIds: removed.map(({ before }) => before.id), reviewIds: toReview.map(({ id }) => id) });
  return accept({ endedCount: missing.length });
}
