import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createInviteToConsultation } from './application/commands/invite-to-consultation';
import { createMarkInvitationOpened } from './application/commands/mark-invitation-opened';
import type { AskedInvitations, ContributorsOf, InInvitationTransaction, InvitationReader, InvitationSide, InvitationUnit } from './application/ports';
import { createCoverageReader } from './database/coverage-reader';
import { createInvitationReader } from './database/invitation-reader';
import { createInvitationUnit } from './database/invitation-unit';
import { versionOf, type InvitationEvent } from './domain/invitation';
import { publishedInvitation } from './events/published';
import type { InvitationContext } from './graphql/context';
import { invitationResolvers } from './graphql/invitation-resolvers';

interface Dependencies extends Foundation {
  readonly consultationsOf: (manager: EntityManager) => InvitationUnit['consultations'];
  readonly contributorsOf: ContributorsOf;
}

/** Builds the invitations to consultations, and how far they reach. */
export function createInvitationArea({ dataSource, afterCommit, viewersOf, consultationsOf, contributorsOf }: Dependencies): Area<InvitationContext> {
  const unitOf = createInvitationUnit({ consultationsOf, viewersOf, toOutgoingEvent });
  const inTransaction: InInvitationTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const invitationCommands = {
    inviteToConsultation: createInviteToConsultation({ inTransaction, newId }),
    markInvitationOpened: createMarkInvitationOpened(inTransaction),
  };
  const invitationReader = createInvitationReader(dataSource.manager);
  const coverageReader = createCoverageReader(dataSource.manager);
  return {
    resolvers: invitationResolvers,
    contextFor: () => ({ invitationCommands, invitationReader, coverageReader, contributorsOf, ...batched(invitationReader) }),
  };
}

/** Reads the lists of one request by one statement. */
function batched({ findPages, countOf }: InvitationReader): Pick<InvitationContext, 'invitationsOf' | 'invitationCountOf'> {
  const pagesOf = (side: InvitationSide) => batch((asked: readonly AskedInvitations[]) => findPages(side, asked));
  const countsOf = (side: InvitationSide) => batch((asked: readonly Omit<AskedInvitations, 'request'>[]) => countOf(side, asked));
  return {
    invitationsOf: { CONSULTATION: pagesOf('CONSULTATION'), ORGANIZATION: pagesOf('ORGANIZATION') },
    invitationCountOf: { CONSULTATION: countsOf('CONSULTATION'), ORGANIZATION: countsOf('ORGANIZATION') },
  };
}

const toOutgoingEvent = (event: InvitationEvent, facts: TransactionFacts) => outgoingEvent(publishedInvitation(event), { id: event.invitation.id, version: versionOf(event.invitation) }, facts);
