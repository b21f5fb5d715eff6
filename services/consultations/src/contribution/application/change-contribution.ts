import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result, type Viewer } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../service/domain/refusals';
import { contributionNotFound, type ContributionActionScene } from '../domain/permissions';
import type { ContributionIds, ContributionUnit, InContributionTransaction } from './ports';
import { standingOf } from './standing';

/** Which contribution a command is about, and the version that its caller has read. */
export interface ContributionTarget {
  readonly contributionId: string;
  readonly expectedVersion?: number | null | undefined;
}

interface Course {
  readonly target: ContributionTarget;
  /** Why the viewer may not. */
  readonly refusalsOf: (viewer: Viewer, scene: ContributionActionScene) => readonly ConsultationsRefusal[];
  /** Does what is to be done, or says why not. */
  readonly change: (unit: ContributionUnit, scene: ContributionActionScene) => Promise<Result<null, ConsultationsErrorCode>>;
}

/** The course of every command on one contribution: keep its consultation, lock it, ask the permissions, compare the version, change. */
export async function changeContribution(inTransaction: InContributionTransaction, call: UserCall, { target, refusalsOf, change }: Course): Promise<Result<ContributionIds, ConsultationsErrorCode>> {
  const { contributionId, expectedVersion } = target;
  if (!isUuid(contributionId)) return refuse(badInput(['contributionId'], 'UUID'));

  return inTransaction<ContributionIds>(call, async (unit) => {
    const scene = await sceneOf(unit, contributionId);
    if (scene === null) return refuse(contributionNotFound);
    const refusals = refusalsOf(await unit.viewers.of(call.principal), scene);
    if (refusals.length > 0) return refuse(...refusals);
    const { version } = scene.contribution;
    if (expectedVersion != null && expectedVersion !== version) return refuse({ code: 'CONFLICT', field: ['expectedVersion'], params: { version } });

    const changed = await change(unit, scene);
    return changed.ok ? accept({ contributionId: scene.contribution.id }) : changed;
  });
}

/** The consultation is kept first, as every command on one does; the contribution is read anew once it is locked. */
async function sceneOf(unit: ContributionUnit, id: string): Promise<ContributionActionScene | null> {
  const found = await unit.contributions.findById(id);
  const consultation = found === null ? null : await unit.consultations.findByIdForShare(found.consultationId);
  const contribution = consultation === null ? null : await unit.contributions.findByIdForUpdate(id);
  if (consultation === null || contribution === null) return null;
  return { consultation, contribution, now: unit.now, standing: await standingOf(unit, contribution.author) };
}
