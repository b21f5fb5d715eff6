import { minimumInputDeadline } from '@conect/legal-clock';
import type { ConsultationResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import type { Consultation } from '../domain/consultation';
import { isUnpublished, refusalsOf, type ConsultationAction } from '../domain/permissions';
import { missingForPublication } from '../domain/publication';
import { stageOf } from '../domain/stage';
import type { ConsultationPermissions } from './context';
import { visibleConsultation } from './visible-consultation';

/** The fields of a consultation. */
export const consultationFields: ConsultationResolvers = {
  __resolveReference: ({ id }, context) => visibleConsultation(id, context),
  institution: ({ institutionId }) => ({ id: institutionId }),
  title: ({ content }) => content.title,
  card: ({ content }) => content.card,
  actType: ({ content }) => content.actType,
  domains: ({ content }) => content.domains.map((id) => ({ id })),
  initiator: ({ content }) => content.initiator,
  coInitiators: ({ content }) => content.coInitiators,
  contact: ({ content }) => content.contact,
  submission: ({ content }) => content.submission,
  isUrgent: ({ content }) => content.urgency !== null,
  urgency: ({ content }) => content.urgency,
  eConsultareId: ({ content }) => content.eConsultareId,
  justificationNote: ({ content }) => content.justificationNote,
  stage: async (consultation, _args, { businessNow }) => stageOf(consultation, await businessNow()),
  publishAt: (consultation) => ('publishAt' in consultation ? consultation.publishAt : null),
  publishedAt: (consultation) => ('publishedAt' in consultation ? consultation.publishedAt : null),
  inputDeadline,
  deadlineExtensions: ({ id }, _args, { extensionsOf }) => extensionsOf(id),
  statusReason: (consultation) => ('statusReason' in consultation ? consultation.statusReason : null),
  officialGazetteRef: (consultation) => ('officialGazetteRef' in consultation ? consultation.officialGazetteRef : null),
  draftVersions: ({ id }, _args, { draftVersionsOf }) => draftVersionsOf(id),
  viewerCan,
};

/** The deadline with the term that it has to keep. */
async function inputDeadline(consultation: Consultation, _args: object, { businessNow, legalClock }: ConsultationsContext) {
  if (!('inputDeadline' in consultation)) return null;
  const publishAt = 'publishedAt' in consultation ? consultation.publishedAt : consultation.publishAt;
  const { term } = minimumInputDeadline(await legalClock(), { publishAt, isUrgent: consultation.content.urgency !== null });
  return { at: consultation.inputDeadline, term: term.code, basis: term.basis, passed: consultation.inputDeadline <= (await businessNow()) };
}

async function viewerCan(consultation: Consultation, _args: object, { viewer, locale }: ConsultationsContext): Promise<ConsultationPermissions> {
  const who = await viewer();
  const permission = (action: ConsultationAction) => shapePermission(refusalsOf(action, who, consultation), locale);
  const publication = (action: 'schedule' | 'publish') => {
    const refusals = refusalsOf(action, who, consultation);
    return shapePermission(refusals.length === 0 && isUnpublished(consultation) ? missingForPublication(consultation) : refusals, locale);
  };
  return {
    consultation,
    update: permission('update'),
    addDraftVersion: permission('addDraftVersion'),
    schedule: publication('schedule'),
    publish: publication('publish'),
    cancel: permission('cancel'),
    extendDeadline: permission('extendDeadline'),
    withdraw: permission('withdraw'),
    publishResponses: permission('publishResponses'),
    submitForEndorsement: permission('submitForEndorsement'),
    recordAdoption: permission('recordAdoption'),
    recordNonAdoption: permission('recordNonAdoption'),
  };
}
