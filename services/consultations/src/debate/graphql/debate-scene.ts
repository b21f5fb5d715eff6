import type { Locale } from '@conect/kernel';
import type { ConsultationsContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import type { Consultation } from '../../consultation/domain/consultation';
import { maySeeConsultation } from '../../consultation/domain/permissions';
import { isDebate, type Debate, type PublicDebate } from '../domain/debate';
import { refusalsOfDebate, type DebateAction } from '../domain/permissions';

/** The consultation of something that hangs on one, which is there as long as that is. */
export async function consultationOf({ consultationId }: { readonly consultationId: string }, { consultationById }: Pick<ConsultationsContext, 'consultationById'>): Promise<Consultation> {
  const consultation = await consultationById(consultationId);
  if (consultation === null) throw new Error(`Expected consultation ${consultationId} to be there, as what hangs on it is`);
  return consultation;
}

/** The debate of an id, if there is one and the viewer may know of its consultation. */
export async function visibleDebate(id: string, context: Pick<ConsultationsContext, 'viewer' | 'consultationById' | 'debateById'>): Promise<PublicDebate | null> {
  const debate = await context.debateById(id);
  if (!isDebate(debate)) return null;
  return maySeeConsultation(await context.viewer(), await consultationOf(debate, context)) ? debate : null;
}

type Needed = Pick<ConsultationsContext, 'viewer' | 'businessNow'> & { readonly locale: Locale };

/** Whether the viewer may do this about a debate now, by the rule that guards the command. */
export async function permissionOn(action: DebateAction, scene: { readonly consultation: Consultation; readonly debate: Debate | null }, { viewer, businessNow, locale }: Needed) {
  return shapePermission(refusalsOfDebate(action, await viewer(), { ...scene, now: await businessNow() }), locale);
}
