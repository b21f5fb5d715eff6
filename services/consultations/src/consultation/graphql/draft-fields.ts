import { isUuid, type PageArguments, type PageRequest } from '@conect/kernel';
import { badArgument, connectionOf, pageRequest } from '@conect/service-kit';
import type { DraftChangeResolvers, DraftVersionResolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { DraftChange, PlacedBlock } from '../application/ports';
import { changedWords } from '../../service/graphql/changed-words';
import { visibleConsultation } from './visible-consultation';

const blockOrder = 'draftBlocks';
const changeOrder = 'draftChanges';

/** The fields of a version of a draft's text; who has it before him may see its consultation. */
export const draftVersionFields: DraftVersionResolvers = {
  /** A version is seen by who may see its consultation. */
  async __resolveReference({ id }, context) {
    const version = isUuid(id) ? await context.draftVersionById(id.toLowerCase()) : null;
    return version !== null && (await visibleConsultation(version.consultationId, context)) !== null ? version : null;
  },
  source: ({ documentId }, _args, { documentById }) => documentById(documentId),
  async blocks({ id: versionId }, page, { blocksOf, blockCountOf }) {
    const request = checkedPlace(blockOrder, 1, page);
    const positionOf = ({ position }: PlacedBlock) => [position];
    return connectionOf({ order: blockOrder, request, rows: await blocksOf({ versionId, request }), positionOf, totalCount: () => blockCountOf(versionId) });
  },
  async changes({ id: versionId, consultationId, number }, { since, ...page }, { changesOf, changeCountOf }) {
    if (since < 1) throw badArgument('since', 'the number of a version');
    if (since >= number) return null;
    const order = `${changeOrder}:${since}`;
    const request = checkedPlace(order, 2, page);
    const asked = { versionId, consultationId, since };
    return connectionOf({ order, request, rows: await changesOf({ ...asked, request }), positionOf: ({ place }) => place, totalCount: () => changeCountOf(asked) });
  },
};

/** The fields of a change. */
export const draftChangeFields: DraftChangeResolvers = {
  kind: kindOf,
  removedWords: (change) => wordsOf(change).removed,
  addedWords: (change) => wordsOf(change).added,
};

function kindOf({ block, before }: DraftChange): 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED' {
  if (block === null) return 'REMOVED';
  if (before === null) return 'ADDED';
  return block.text === before.text ? 'MOVED' : 'CHANGED';
}

const wordsOf = ({ block, before }: DraftChange) => (block === null || before === null ? { removed: [], added: [] } : changedWords(before.text, block.text));

/** A cursor of a text holds places in it; another one was not made here. */
function checkedPlace(order: string, length: number, page: PageArguments): PageRequest {
  const request = pageRequest(order, length, page);
  const isOurs = (request.position ?? []).every((place) => Number.isInteger(place) && Number(place) >= 0 && Number(place) < 2 ** 31);
  if (!isOurs) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}
