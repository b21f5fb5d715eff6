import { outgoingEvent, type Viewers } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, type Logger, manyByKey, mergeResolvers, type TransactionFacts, whenErased } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createAppealModeration } from './application/commands/appeal-moderation';
import { createDecideAppeal } from './application/commands/decide-appeal';
import { createDecideContributions } from './application/commands/decide-contributions';
import { createEditContribution } from './application/commands/edit-contribution';
import { createHideContribution } from './application/commands/hide-contribution';
import { createPublishRegisterRoots } from './application/commands/publish-register-roots';
import { createReviewContributions } from './application/commands/review-contributions';
import { createRecordContribution } from './application/commands/record-contribution';
import { createSubmitContribution } from './application/commands/submit-contribution';
import { createWithdrawContribution } from './application/commands/withdraw-contribution';
import { eraseAuthor } from './application/erase-author';
import type { ContributionReader, InContributionTransaction, RegisterReader, RegisterRoot } from './application/ports';
import { createContributionReader } from './database/contribution-reader';
import { createContributionUnit, type LentStores } from './database/contribution-unit';
import { createRegisterReader } from './database/register-reader';
import type { ContributionAuthor, ContributionEvent, ModerationEvent } from './domain/contribution';
import { reviewJob } from './domain/lifecycle';
import type { Standing } from './domain/permissions';
import { publishedContribution, publishedRoot } from './events/published';
import type { ContributionContext } from './graphql/context';
import { contributionResolvers } from './graphql/contribution-resolvers';
import { moderationResolvers } from './graphql/moderation-resolvers';
import { registerResolvers } from './graphql/register-resolvers';
import { contributionReview } from './jobs/review-contributions';
import { registerRoots } from './jobs/publish-register-roots';

interface Dependencies extends Foundation, LentStores {
  readonly logger: Logger;
}

/** Builds what is proposed about drafts, and the registers of proposals. */
export function createContributionArea({ dataSource, afterCommit, logger, ...lent }: Dependencies): Area<ContributionContext> {
  const unitOf = createContributionUnit({ ...lent, toOutgoingEvent, toOutgoingRoot });
  const inTransaction: InContributionTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const contributionCommands = {
    submitContribution: createSubmitContribution({ inTransaction, newId }),
    recordContribution: createRecordContribution({ inTransaction, newId }),
    editContribution: createEditContribution(inTransaction),
    withdrawContribution: createWithdrawContribution(inTransaction),
    decideContributions: createDecideContributions(inTransaction),
    hideContribution: createHideContribution(inTransaction),
    appealModeration: createAppealModeration(inTransaction),
    decideAppeal: createDecideAppeal(inTransaction),
  };
  const { manager } = dataSource;
  const [contributionReader, registerReader] = [createContributionReader(manager), createRegisterReader(manager)];
  return {
    resolvers: mergeResolvers([contributionResolvers, moderationResolvers, registerResolvers]),
    jobs: [
      contributionReview({ name: reviewJob, reviewContributions: createReviewContributions({ inTransaction, newId }), logger }),
      registerRoots({ publishRegisterRoots: createPublishRegisterRoots({ inTransaction, newId }), logger }),
    ],
    contextFor: () => ({ contributionCommands, contributionReader, registerReader, ...batched(contributionReader, registerReader), standingOf: standings(lent, manager) }),
  };
}

/** What of contributions goes when a person is erased, in the transaction of the event. */
export const createForgetAuthor = (lent: LentStores & { readonly viewersOf: (manager: EntityManager) => Viewers }) =>
  whenErased(createContributionUnit({ ...lent, toOutgoingEvent, toOutgoingRoot }), eraseAuthor);

/** Reads each kind of thing that one request asks for by one statement. */
const batched = ({ findByIds, findPages, countOf, findVersions }: ContributionReader, { findReceipts }: RegisterReader) => ({
  contributionById: batch(byId(findByIds)),
  contributionsOf: batch(findPages),
  contributionCountOf: batch(countOf),
  contributionVersionsOf: batch(manyByKey(findVersions, ({ contributionId }) => contributionId)),
  receiptOf: batch(findReceipts),
});

/** How authors stand, as their areas know it. */
function standings({ organizationsOf, institutionsOf }: LentStores, manager: EntityManager): (author: ContributionAuthor) => Promise<Standing> {
  const statusOf = batch(organizationsOf(manager).statusesOf);
  const isOpen = batch(institutionsOf(manager).areOpen);
  return async (author) => {
    if (author.kind === 'ORGANIZATION') return { author, organizationStatus: author.organizationId === null ? null : await statusOf(author.organizationId) };
    return author.kind === 'INSTITUTION' ? { author, isOpen: author.institutionId !== null && (await isOpen(author.institutionId)) } : { author };
  };
}

const toOutgoingEvent = (event: ContributionEvent | ModerationEvent, facts: TransactionFacts) => outgoingEvent(publishedContribution(event), event.contribution, facts);

const toOutgoingRoot = (root: RegisterRoot, facts: TransactionFacts) => outgoingEvent(publishedRoot(root), { id: root.institutionId, version: root.sequence }, facts);
