import { isUuid } from '@conect/kernel';
import { maySeeConsultation } from '../../consultation/domain/permissions';
import type { ConsultationsContext } from '../../service/graphql/context';
import type { Contribution } from '../domain/contribution';
import { isPublic, maySeePrivate } from '../domain/permissions';

type Context = Pick<ConsultationsContext, 'viewer' | 'contributionById' | 'consultationById'>;

/** The contribution of an id, if the viewer may know of its consultation: every path to one comes through here or through the consultation. */
export async function visibleContribution(id: string, { viewer, contributionById, consultationById }: Context): Promise<Contribution | null> {
  const contribution = isUuid(id) ? await contributionById(id.toLowerCase()) : null;
  const consultation = contribution === null ? null : await consultationById(contribution.consultationId);
  return consultation !== null && maySeeConsultation(await viewer(), consultation) ? contribution : null;
}

/** Whether the viewer sees what is not public of it. */
export const isPrivy = async (contribution: Contribution, { viewer }: Pick<ConsultationsContext, 'viewer'>): Promise<boolean> => maySeePrivate(await viewer(), contribution);

/** Whether the viewer sees what it says. */
export const seesWords = async (contribution: Contribution, context: Pick<ConsultationsContext, 'viewer'>): Promise<boolean> => isPublic(contribution) || isPrivy(contribution, context);
