import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type VolunteeringErrorCode } from '../../service/domain/refusals';
import type { Application } from '../domain/application';
import { move, type Move } from '../domain/lifecycle';
import { applicationActions, applicationNotFound, refusalsOfApplication, type ApplicationAction } from '../domain/permissions';
import type { ApplicationIds, ApplicationUnit, InApplicationTransaction } from './ports';
import { recordApplication } from './record-applications';

interface Course {
  readonly applicationId: string;
  readonly action: ApplicationAction;
  /** What is said with it. */
  readonly decide?: (unit: ApplicationUnit, application: Application) => Promise<Result<Omit<Move, 'by'>, VolunteeringErrorCode>> | Result<Omit<Move, 'by'>, VolunteeringErrorCode>;
}

/** The course of every command on an existing application: lock its organization, its opportunity and itself, ask the permissions, decide, record. */
export async function changeApplication(inTransaction: InApplicationTransaction, call: UserCall, { applicationId, action, decide }: Course): Promise<Result<ApplicationIds, VolunteeringErrorCode>> {
  if (!isUuid(applicationId)) return refuse(badInput(['applicationId'], 'UUID'));

  return inTransaction<ApplicationIds>(call, async (unit) => {
    const found = await lockApplication(unit, applicationId.toLowerCase());
    if (found === null) return refuse(applicationNotFound);
    const { application, opportunity, organizationStatus } = found;
    const refusals = refusalsOfApplication(action, await unit.viewers.of(call.principal), { application, opportunity, organizationStatus, now: unit.now });
    if (refusals.length > 0) return refuse(...refusals);

    const said = decide === undefined ? accept({}) : await decide(unit, application);
    if (!said.ok) return said;
    await recordApplication(unit, opportunity, { before: application, event: move(application, { by: applicationActions[action], ...said.value }, unit.now) });
    return accept({ applicationId: application.id });
  });
}

/** An application with what it belongs to, all of it locked; null when there is none. */
export async function lockApplication({ applications, opportunities, organizations }: ApplicationUnit, id: string) {
  const belonging = await applications.belongingOf(id);
  if (belonging === null) return null;
  const organizationStatus = await organizations.statusOf(belonging.organizationId);
  const opportunity = await opportunities.findByIdForUpdate(belonging.opportunityId);
  const application = await applications.findByIdForUpdate(id);
  return application === null || opportunity === null ? null : { application, opportunity, organizationStatus };
}
