import type { Consultation } from '../../consultation/domain/consultation';
import type { ContributionResolvers, ContributionVersionResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/user-errors';
import type { Contribution } from '../domain/contribution';
import { formatNumber } from '../domain/contribution';
import type { ContributionContent } from '../domain/content';
import { isDecided } from '../domain/lifecycle';
import { refusalsOfModeration, type ModerationAction } from '../domain/moderation-permissions';
import { isAuthor, isOfInstitution, refusalsOfContribution, refusalsOfDeciding, refusalsOfDecision, seenStatus, seesDecision, type ContributionAction } from '../domain/permissions';
import type { OrganizationReference } from './context';
import { publicName } from '../domain/public-name';
import { isPrivy, seesWords, visibleContribution } from './contribution-view';

/** The fields of a contribution. */
export const contributionFields: ContributionResolvers = {
  __resolveReference: ({ id }, context) => visibleContribution(id, context),
  consultation: ({ consultationId }, _args, { consultationById }) => consultationById(consultationId),
  registrationNumber: formatNumber,
  authorKind: ({ author }) => author.kind,
  authorName: publicName,
  organization: ({ author }): OrganizationReference | null => (author.kind === 'ORGANIZATION' && author.organizationId !== null ? { id: author.organizationId } : null),
  authorInstitution: ({ author }) => (author.kind === 'INSTITUTION' && author.institutionId !== null ? { id: author.institutionId } : null),
  kind: ({ content }) => content.kind,
  text: async (contribution, _args, context) => ((await seesWords(contribution, context)) ? contribution.content.text : null),
  isGeneral: ({ content }) => content.articleRefs.length === 0,
  articleRefs: ({ content }) => content.articleRefs,
  draftVersionNumber: ({ content }) => content.draftVersionNumber,
  disclosure: async (contribution, _args, context) => ((await seesWords(contribution, context)) ? contribution.content : { ...contribution.content, interest: null, funding: null }),
  attachments,
  contact: async (contribution, _args, context) => ((await isPrivy(contribution, context)) ? contribution.content.contact : null),
  scan: async (contribution, _args, { viewer, documentById }) => (isOfInstitution(await viewer(), contribution) ? documentById(contribution.scanDocumentId) : null),
  versions: async (contribution, _args, context) => ((await isPrivy(contribution, context)) ? context.contributionVersionsOf(contribution.id) : null),
  receipt: async (contribution, _args, { viewer, receiptOf }) => (isAuthor(await viewer(), contribution) ? receiptOf(contribution.id) : null),
  status: async (contribution, _args, context) => seenStatus(await context.viewer(), contribution, { consultation: await consultationOf(contribution, context), now: await context.businessNow() }),
  decision: async (contribution, _args, context) =>
    isDecided(contribution) && seesDecision(await context.viewer(), contribution, await consultationOf(contribution, context)) ? contribution : null,
  viewerCan,
};

async function consultationOf({ id, consultationId }: Contribution, { consultationById }: Pick<ConsultationsContext, 'consultationById'>): Promise<Consultation> {
  const consultation = await consultationById(consultationId);
  if (consultation === null) throw new Error(`Expected the consultation of contribution ${id} to be there`);
  return consultation;
}

/** The fields of what an author said at one time; who has it before him may see it. */
export const contributionVersionFields: ContributionVersionResolvers = {
  isGeneral: ({ articleRefs }) => articleRefs.length === 0,
  disclosure: (version) => version,
  attachments: documentsOf,
};

/** What a person sends may say of others what nobody else should read; what organizations send is as public as their words. */
async function attachments(contribution: Contribution, _args: object, context: ConsultationsContext) {
  const isSeen = contribution.author.kind === 'INDIVIDUAL' ? await isPrivy(contribution, context) : await seesWords(contribution, context);
  return isSeen ? documentsOf(contribution.content, {}, context) : null;
}

async function documentsOf({ attachmentIds }: Pick<ContributionContent, 'attachmentIds'>, _args: object, { documentById }: Pick<ConsultationsContext, 'documentById'>) {
  const documents = await Promise.all(attachmentIds.map(documentById));
  return documents.flatMap((document) => document ?? []);
}

async function viewerCan(contribution: Contribution, _args: object, context: ConsultationsContext) {
  const { viewer, businessNow, standingOf, locale } = context;
  const [who, consultation, now, standing] = await Promise.all([viewer(), consultationOf(contribution, context), businessNow(), standingOf(contribution.author)]);
  const permission = (action: ContributionAction) => shapePermission(refusalsOfContribution(action, who, { contribution, consultation, now, standing }), locale);
  const deciding = refusalsOfDeciding(who, { consultation, now });
  const decide = shapePermission(deciding.length > 0 ? deciding : refusalsOfDecision(contribution), locale);
  const moderate = (action: ModerationAction) => shapePermission(refusalsOfModeration(action, who, { contribution, consultation, now }), locale);
  return { edit: permission('edit'), withdraw: permission('withdraw'), decide, hide: moderate('hide'), appealModeration: moderate('appealModeration'), decideAppeal: moderate('decideAppeal') };
}
