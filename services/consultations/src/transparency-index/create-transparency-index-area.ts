import type { EntityManager } from 'typeorm';
import type { ReadLegalClock } from '../legal-term/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createReadIndex } from './application/read-index';
import { createCountInstitutions } from './database/count-institutions';
import type { TransparencyIndexContext } from './graphql/context';
import { transparencyIndexResolvers } from './graphql/index-resolvers';

interface Dependencies extends Pick<Foundation, 'dataSource'> {
  readonly legalClockOf: (manager: EntityManager) => ReadLegalClock;
}

/** Builds the transparency index. */
export const createTransparencyIndexArea = ({ dataSource: { manager }, legalClockOf }: Dependencies): Area<TransparencyIndexContext> => ({
  resolvers: transparencyIndexResolvers,
  // What SGG sets holds from the next request on: a clock is read once and kept by who asked.
  contextFor: () => ({ readIndex: createReadIndex({ legalClock: legalClockOf(manager), countInstitutions: createCountInstitutions(manager) }) }),
});
