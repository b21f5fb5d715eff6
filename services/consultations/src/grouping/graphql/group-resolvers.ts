import { isUuid, type PageArguments } from '@conect/kernel';
import { badArgument, checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import { changedWords } from '../../service/graphql/changed-words';
import type { Consultation } from '../../consultation/domain/consultation';
import { maySeeConsultation } from '../../consultation/domain/permissions';
import type { Contribution } from '../../contribution/domain/contribution';
import { isOfInstitution } from '../../contribution/domain/permissions';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { ConsultationsContext } from '../../service/graphql/context';
import { consultationsUserErrors, shapePermission } from '../../service/graphql/user-errors';
import type { GroupMember } from '../application/ports';
import type { ContributionGroup } from '../domain/group';
import { shinglesOf, similarityOf } from '../domain/likeness';
import { refusalsOfGrouping } from '../domain/permissions';
import type { LetterGroup, SortedLetter } from '../domain/sorting';
import type { Likeness } from './context';
import { pageOf, positionOfProposal } from './pages-of-proposals';

/** The resolvers of letters that say nearly the same. */
export const groupResolvers: Resolvers = {
  Query: {
    async suggestContributionGroups(_parent, { consultationId, ...page }, context) {
      const consultation = isUuid(consultationId) ? await context.consultationById(consultationId.toLowerCase()) : null;
      const viewer = await context.viewer();
      if (consultation === null || !maySeeConsultation(viewer, consultation)) return null;
      if (!isOfInstitution(viewer, consultation)) throw forbidden('Contributions are sorted for the people of the institution.');
      return proposalsPage(await context.suggestGroups(consultation.id), page);
    },
  },
  Mutation: {
    async groupContributions(_parent, { input }, context) {
      const outcome = await context.groupCommands.groupContributions(userCall(context, 'groupContributions', input), input);
      return outcome.ok ? { group: await context.groupById(outcome.value.groupId), userErrors: [] } : { group: null, userErrors: consultationsUserErrors(outcome.refusals, context.locale) };
    },
    async dissolveContributionGroup(_parent, { input }, context) {
      const outcome = await context.groupCommands.dissolveContributionGroup(userCall(context, 'dissolveContributionGroup', input), input);
      return outcome.ok ? { groupId: outcome.value.groupId, userErrors: [] } : { groupId: null, userErrors: consultationsUserErrors(outcome.refusals, context.locale) };
    },
  },
  Consultation: { contributionGroups: async (consultation, page, context) => (isOfInstitution(await context.viewer(), consultation) ? groupsPage(consultation, page, context) : null) },
  ConsultationViewerCan: {
    groupContributions: async ({ consultation }, _args, { viewer, businessNow, locale }) => shapePermission(refusalsOfGrouping(await viewer(), { consultation, now: await businessNow() }), locale),
  },
  Contribution: { group: async (contribution: Contribution, _args, { viewer, groupOf }) => (isOfInstitution(await viewer(), contribution) ? groupOf(contribution.id) : null) },
  ContributionGroup: { representative: ({ representativeId }, _args, context) => theContribution(representativeId, context), members: membersPage, viewerCan: permissionsOf },
  ContributionGroupProposal: {
    representative: ({ letters }, _args, context) => theContribution(letters[0]!.id, context),
    memberCount: ({ letters }) => letters.length,
    members: (proposal, page) => lettersPage(proposal, page),
    contributionIds: ({ letters }) => letters.map(({ id }) => id),
  },
  ContributionLikeness: {
    contribution: ({ contributionId }, _args, context) => theContribution(contributionId, context),
    similarity: (likeness, _args, context) => comparedBy(likeness, context, ([own, other]) => similarityOf(shinglesOf(own), shinglesOf(other)), null),
    ownWords: (likeness, _args, context) => comparedBy(likeness, context, ([own, other]) => piecesOf(own, changedWords(other, own).added), []),
    missingWords: (likeness, _args, context) => comparedBy(likeness, context, ([own, other]) => piecesOf(other, changedWords(other, own).removed), []),
  },
};

const proposalOrder = 'contributionGroupProposals';

function proposalsPage(groups: readonly LetterGroup[], page: PageArguments) {
  const request = pageRequest(proposalOrder, 3, page);
  if (request.position?.some((value) => typeof value !== 'string') === true) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return connectionOf({ order: proposalOrder, request, rows: pageOf(groups, request, positionOfProposal), positionOf: positionOfProposal, totalCount: () => Promise.resolve(groups.length) });
}

const groupOrder = 'contributionGroups';
const positionOfGroup = ({ createdAt, id }: ContributionGroup): readonly string[] => queuePosition(createdAt, id);

async function groupsPage({ id: consultationId }: Consultation, page: PageArguments, { groupsOf, groupCountOf }: ConsultationsContext) {
  const request = checkedQueuePosition(pageRequest(groupOrder, 2, page));
  return connectionOf({ order: groupOrder, request, rows: await groupsOf({ consultationId, request }), positionOf: positionOfGroup, totalCount: () => groupCountOf(consultationId) });
}

type PlacedLikeness = Likeness & { readonly position: readonly string[] };
const likenessOrder = 'contributionLikeness';
const positionOfLikeness = ({ position }: PlacedLikeness): readonly string[] => position;

async function membersPage({ id: groupId, representativeId, memberCount }: ContributionGroup, page: PageArguments, { groupMembersOf }: ConsultationsContext) {
  const request = checkedQueuePosition(pageRequest(likenessOrder, 2, page));
  const rows = (await groupMembersOf({ groupId, request })).map(({ contributionId, createdAt }: GroupMember) => ({ contributionId, representativeId, position: queuePosition(createdAt, contributionId) }));
  return connectionOf({ order: likenessOrder, request, rows, positionOf: positionOfLikeness, totalCount: () => Promise.resolve(memberCount) });
}

function lettersPage({ letters }: LetterGroup, page: PageArguments) {
  const request = pageRequest(likenessOrder, 2, page);
  const rows = pageOf(letters, request, ({ createdAt, id }: SortedLetter) => [createdAt, id]).map(({ id, createdAt }) => ({ contributionId: id, representativeId: letters[0]!.id, position: [createdAt, id] }));
  return connectionOf({ order: likenessOrder, request, rows, positionOf: positionOfLikeness, totalCount: () => Promise.resolve(letters.length) });
}

async function permissionsOf({ consultationId }: ContributionGroup, _args: object, { viewer, consultationById, businessNow, locale }: ConsultationsContext) {
  const [who, consultation, now] = await Promise.all([viewer(), consultationById(consultationId), businessNow()]);
  if (consultation === null) throw new Error(`Expected the consultation ${consultationId} to be there`);
  const permission = shapePermission(refusalsOfGrouping(who, { consultation, now }), locale);
  return { decide: permission, dissolve: permission };
}

async function theContribution(id: string, { contributionById }: Pick<ConsultationsContext, 'contributionById'>): Promise<Contribution> {
  const contribution = await contributionById(id);
  if (contribution === null) throw new Error(`Expected contribution ${id} to be there`);
  return contribution;
}

/** What comes of the two texts, as long as both are there. */
async function comparedBy<Value>({ contributionId, representativeId }: Likeness, context: ConsultationsContext, compare: (texts: readonly [string, string]) => Value, otherwise: Value): Promise<Value> {
  const [own, other] = await Promise.all([theContribution(contributionId, context), theContribution(representativeId, context)]);
  return own.content.text === null || other.content.text === null ? otherwise : compare([own.content.text, other.content.text]);
}

const piecesOf = (text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string[] =>
  ranges.map(({ start, end }) => text.slice(start, end).trim()).filter((piece) => piece !== '');
