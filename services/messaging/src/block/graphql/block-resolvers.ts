import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { MessagingErrorCode } from '../../service/domain/refusals';
import type { MutationResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { MessagingContext } from '../../service/graphql/context';
import { messagingUserErrors, shapePermission } from '../../service/graphql/user-errors';
import { partyOf } from '../../thread/application/party-of';
import type { InboxKind } from '../../thread/domain/thread';
import type { SenderBlockIds } from '../application/ports';
import { maySeeBlocks, refusalsOfLifting } from '../domain/permissions';
import type { SenderBlock } from '../domain/sender-block';

const order = 'blockedSenders';
const positionOf = ({ blockedAt, id }: SenderBlock): readonly string[] => queuePosition(blockedAt, id);

const mutations: MutationResolvers = {
  blockSender: async (_parent, { input }, context) => payloadOf(await context.blockSender(userCall(context, 'blockSender', input), input), context),
  unblockSender: async (_parent, { input }, context) => payloadOf(await context.unblockSender(userCall(context, 'unblockSender', input), input), context),
};

/** The resolvers of blocks. */
export const blockResolvers: Resolvers = {
  Mutation: mutations,
  SenderBlock: {
    inbox: ({ inboxKind: kind, inboxId: id }) => partyOf({ kind, id }),
    sender: ({ senderKind: kind, senderId: id }) => partyOf({ kind, id }),
    blockedBy: ({ blockedBy }) => (blockedBy === null ? null : { id: blockedBy }),
    viewerCan: async (block, _args, { viewer, locale }) => ({ unblock: shapePermission(refusalsOfLifting(await viewer(), block), locale) }),
  },
  Organization: { blockedSenders: ({ id }, page, context) => blockedSenders({ kind: 'ORGANIZATION', id }, page, context) },
  Institution: { blockedSenders: ({ id }, page, context) => blockedSenders({ kind: 'INSTITUTION', id }, page, context) },
};

/** Whose letters an inbox refuses; null to a stranger. */
async function blockedSenders({ kind: inboxKind, id }: { readonly kind: InboxKind; readonly id: string }, page: PageArguments, { viewer, blocksOf, blockCountOf }: MessagingContext) {
  if (!isUuid(id)) return null;
  const inboxId = id.toLowerCase();
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  if (!maySeeBlocks(await viewer(), { kind: inboxKind, id: inboxId })) return null;
  const list = { inboxKind, inboxId };
  return connectionOf({ order, request, rows: await blocksOf({ ...list, request }), positionOf, totalCount: () => blockCountOf(list) });
}

/** The block as it is now; a replay by somebody who has lost his role since shows nothing. */
async function payloadOf(outcome: Result<SenderBlockIds, MessagingErrorCode>, { locale, viewer, blockById }: MessagingContext) {
  if (!outcome.ok) return { block: null, userErrors: messagingUserErrors(outcome.refusals, locale) };
  const block = await blockById(outcome.value.blockId);
  const isSeen = block !== null && maySeeBlocks(await viewer(), { kind: block.inboxKind, id: block.inboxId });
  return { block: isSeen ? block : null, userErrors: [] };
}
