import { isUuid } from '@conect/kernel';
import type { ConsultationsContext } from '../../service/graphql/context';
import type { Consultation } from '../domain/consultation';
import { maySeeConsultation } from '../domain/permissions';

/** The consultation of an id, if the viewer may know of it: every path to one comes through here. */
export async function visibleConsultation(id: string, { viewer, consultationById }: Pick<ConsultationsContext, 'viewer' | 'consultationById'>): Promise<Consultation | null> {
  const consultation = isUuid(id) ? await consultationById(id.toLowerCase()) : null;
  return consultation !== null && maySeeConsultation(await viewer(), consultation) ? consultation : null;
}
