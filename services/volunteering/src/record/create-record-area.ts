import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { batch, businessNow, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { Certificate } from '../certificate/domain/certificate';
import type { OrganizationNames } from '../organization/application/organization-names';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import type { ProfileReader } from '../volunteer/application/ports';
import { createCreateRecordShare } from './application/commands/create-record-share';
import { createRevokeRecordShare } from './application/commands/revoke-record-share';
import type { InRecordTransaction, RecordReader, RecordUnit } from './application/ports';
import { createReadSharedRecord, inOrder } from './application/shared-record';
import { createShareTokens } from './crypto/share-tokens';
import { createRecordReader } from './database/record-reader';
import { createRecordUnit } from './database/record-unit';
import { works } from './domain/lifecycle';
import type { RecordShareEvent } from './domain/record-share';
import { publishedShare } from './events/published';
import type { RecordContext, SeenDashboard } from './graphql/context';
import { recordResolvers } from './graphql/record-resolvers';
import { recordPath, recordRoutes } from './http/record-routes';

interface Dependencies extends Foundation {
  readonly profilesOf: (manager: EntityManager) => RecordUnit['profiles'];
  readonly profiles: ProfileReader;
  readonly findCertificates: (ids: readonly string[]) => Promise<readonly Certificate[]>;
  readonly organizationNames: OrganizationNames;
  /** Tokens of links are made under a key of it. */
  readonly secret: string;
  /** Where people reach this service's pages. */
  readonly publicUrl: string;
}

/** Builds what a volunteer can show of himself, and what an organization's volunteers did. */
export function createRecordArea(dependencies: Dependencies): Area<RecordContext> {
  const { dataSource, afterCommit, profilesOf, profiles, findCertificates, organizationNames, secret, publicUrl } = dependencies;
  const inTransaction: InRecordTransaction = createCommandTransaction({ dataSource, unitOf: createRecordUnit({ profilesOf, toOutgoingEvent }), afterCommit });
  const tokens = createShareTokens(secret);
  const recordCommands = { createRecordShare: createCreateRecordShare({ inTransaction, newId, tokens }), revokeRecordShare: createRevokeRecordShare(inTransaction) };
  const reader = createRecordReader(dataSource.manager);
  const now = () => businessNow(dataSource.manager);
  const sharedRecord = createReadSharedRecord({ reader, tokens, findProfiles: profiles.findByUserIds, findCertificates, now });
  return {
    resolvers: recordResolvers,
    contextFor: () => ({
      recordCommands,
      ...batched(reader),
      ...certificatesOf(reader, findCertificates),
      addressOfShare: (share) => {
        const token = tokens.tokenOf(share);
        return token === null ? null : `${publicUrl}${recordPath(token)}`;
      },
      isShareWorking: batch(async (shares) => {
        const instant = await now();
        return shares.map((share) => works(share, instant));
      }),
      sharedRecord,
      async dashboardOf(organizationId, given): Promise<SeenDashboard> {
        const today = dayOf(await now());
        const year = given ?? Number(today.slice(0, 4));
        return { organizationId, year, ...(await reader.hostYear(organizationId, year, today)) };
      },
    }),
    routes: recordRoutes({ read: sharedRecord, organizationNames }),
  };
}

/** Reads each kind of thing that one request asks for by one statement. */
const batched = ({ contractsOf, hoursOf, sharesOf, totalsOf }: RecordReader) => ({
  recordContractsOf: batch(contractsOf),
  recordHoursOf: batch(hoursOf),
  sharesOf: batch(sharesOf),
  totalsOf: batch(totalsOf),
});

const certificatesOf = ({ certificateIdsOf }: RecordReader, findCertificates: Dependencies['findCertificates']): Pick<RecordContext, 'recordCertificatesOf'> => ({
  recordCertificatesOf: batch(async (volunteerIds: readonly string[]) => {
    const idsOf = await certificateIdsOf(volunteerIds);
    const found = await findCertificates(idsOf.flat());
    return idsOf.map((ids) => inOrder(ids, found));
  }),
});

const toOutgoingEvent = (event: RecordShareEvent, facts: TransactionFacts) => outgoingEvent(publishedShare(event), event.share, facts);
