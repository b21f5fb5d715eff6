import { isUuid } from '@conect/kernel';
import { isPartyOf } from '../../membership/domain/host';
import type { VolunteeringContext } from '../../service/graphql/context';
import type { Application } from '../domain/application';
import { maySeeApplicant } from '../domain/permissions';

/** The application of an id, if the viewer may know of it: every path to one comes through here, or through a list that is for him. */
export async function visibleApplication(id: string, { viewer, applicationById }: Pick<VolunteeringContext, 'viewer' | 'applicationById'>): Promise<Application | null> {
  const application = isUuid(id) ? await applicationById(id.toLowerCase()) : null;
  return application !== null && isPartyOf(await viewer(), application) ? application : null;
}

/** Whether the viewer sees what the applicant said. */
export const seesApplicant = async (application: Application, { viewer, businessNow }: Pick<VolunteeringContext, 'viewer' | 'businessNow'>): Promise<boolean> =>
  maySeeApplicant(await viewer(), application, await businessNow());
