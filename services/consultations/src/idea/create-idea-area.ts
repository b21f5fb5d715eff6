import { outgoingEvent } from '@conect/event-bus';
import { newId, type Viewer } from '@conect/kernel';
import { batch, byId, createCommandTransaction, manyByKey, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ConsultationStore } from '../consultation/application/ports';
import type { InstitutionStore } from '../institution/application/ports';
import type { OrganizationStore } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createAnswerIdea } from './application/commands/answer-idea';
import { createSubmitIdea } from './application/commands/submit-idea';
import { createSupportIdea } from './application/commands/support-idea';
import { createWithdrawIdea } from './application/commands/withdraw-idea';
import { createWithdrawIdeaSupport } from './application/commands/withdraw-idea-support';
import type { IdeaReader, InIdeaTransaction } from './application/ports';
import { createIdeaReader } from './database/idea-reader';
import { createIdeaUnit } from './database/idea-unit';
import type { IdeaEvent } from './domain/idea';
import { organizationsWrittenFor } from './domain/permissions';
import { publishedIdea } from './events/published';
import type { IdeaContext } from './graphql/context';
import { ideaResolvers } from './graphql/idea-resolvers';

interface Dependencies extends Foundation {
  readonly consultationsOf: (manager: EntityManager) => ConsultationStore;
  readonly institutionsOf: (manager: EntityManager) => InstitutionStore;
  readonly organizationsOf: (manager: EntityManager) => OrganizationStore;
}

/** Builds the ideas that organizations propose to institutions. */
export function createIdeaArea({ dataSource, afterCommit, organizationsOf, ...lent }: Dependencies): Area<IdeaContext> {
  const unitOf = createIdeaUnit({ ...lent, organizationsOf, toOutgoingEvent });
  const inTransaction: InIdeaTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const ideaCommands = {
    submitIdea: createSubmitIdea({ inTransaction, newId }),
    supportIdea: createSupportIdea(inTransaction),
    withdrawIdeaSupport: createWithdrawIdeaSupport(inTransaction),
    withdrawIdea: createWithdrawIdea(inTransaction),
    answerIdea: createAnswerIdea(inTransaction),
  };
  const ideaReader = createIdeaReader(dataSource.manager);
  const organizations = organizationsOf(dataSource.manager);
  return {
    resolvers: ideaResolvers,
    contextFor: ({ viewer }) => ({ ideaCommands, ideaReader, ...batched(ideaReader), ...ownOf({ viewer, organizations, ideaReader }) }),
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
const batched = ({ findByIds, findPages, countOf, findSupportPages }: IdeaReader) => ({
  ideaById: batch(byId(findByIds)),
  ideasToInstitution: batch((asked: Parameters<IdeaReader['findPages']>[1]) => findPages('INSTITUTION', asked)),
  ideaCountToInstitution: batch((ids: readonly string[]) => countOf('INSTITUTION', ids)),
  ideasOfOrganization: batch((asked: Parameters<IdeaReader['findPages']>[1]) => findPages('ORGANIZATION', asked)),
  ideaCountOfOrganization: batch((ids: readonly string[]) => countOf('ORGANIZATION', ids)),
  supportsOf: batch(findSupportPages),
});

interface Own {
  readonly viewer: () => Promise<Viewer>;
  readonly organizations: Pick<OrganizationStore, 'statusesOf'>;
  readonly ideaReader: Pick<IdeaReader, 'findSupportsOf'>;
}

/** What the viewer can do in the name of organizations: those for which he writes, and what they support. */
function ownOf({ viewer, organizations, ideaReader }: Own): Pick<IdeaContext, 'ownOrganizations' | 'ownSupportsOf'> {
  const writtenFor = async () => organizationsWrittenFor(await viewer());
  const standing = batch(organizations.statusesOf);
  return {
    ownOrganizations: async () => Promise.all((await writtenFor()).map(async (organizationId) => ({ organizationId, organizationStatus: await standing(organizationId) }))),
    ownSupportsOf: batch(
      manyByKey(
        async (ideaIds) => {
          const own = await writtenFor();
          return own.length === 0 ? [] : ideaReader.findSupportsOf(ideaIds, own);
        },
        ({ ideaId }) => ideaId,
      ),
    ),
  };
}

const toOutgoingEvent = (event: IdeaEvent, facts: TransactionFacts) => outgoingEvent(publishedIdea(event), event.idea, facts);
