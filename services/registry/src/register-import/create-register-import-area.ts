import type { DocumentRecordStore, DocumentStore } from '@conect/documents';
import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { businessNow, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { openRegisterRequest } from '../change-request/application/commands/open-register-change-request';
import type { ChangeRequestUnit } from '../change-request/application/ports';
import type { DocumentPurpose } from '../document/domain/document';
import type { MembershipArea } from '../membership/create-membership-area';
import type { OrganizationUnit } from '../organization/application/ports';
import { toPublished } from '../organization/events/published';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createImportRegister } from './application/commands/import-register';
import { createImportRegisterFile, type ImportRegisterFile } from './application/commands/import-register-file';
import { createReleaseRegisterPurpose } from './application/commands/release-register-purpose';
import { createResumeRegisterImport } from './application/commands/resume-register-import';
import type { ImportTotals, InImportRequestTransaction } from './application/ports';
import type { ImportDependencies } from './application/running-import';
import { createPurposeReleaseUnit, findReleasedPurposes } from './database/purpose-releases';
import { createImportRequestUnit } from './database/import-request-unit';
import { createRegisterImportJournal } from './database/register-import-journal';
import { createRegisterImportReader } from './database/register-import-reader';
import { createRegisterImportUnit } from './database/register-import-unit';
import { completedImport } from './events/published';
import { createFetchRegisterFile } from './files/fetch-register-file';
import type { RegisterImportContext } from './graphql/context';
import { registerImportResolvers } from './graphql/register-import-resolvers';
import { registerImportJob, registerImports } from './jobs/run-register-import';

/** What every import needs, whoever asks for it. */
interface FileDependencies extends Pick<Foundation, 'dataSource' | 'afterCommit'> {
  /** A full file that lacks more than so many of 100 known entries is refused. */
  readonly shrinkLimitPercent: number;
  readonly changeRequestUnitOf: (manager: EntityManager, facts: TransactionFacts) => ChangeRequestUnit;
}

interface Dependencies extends Foundation, FileDependencies {
  readonly store: DocumentStore;
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
  readonly documentsOf: (manager: EntityManager) => DocumentRecordStore<DocumentPurpose>;
  readonly viewersOf: MembershipArea['viewersOf'];
}

/** Builds the imports of the national register that officers ask for. */
export function createRegisterImportArea(dependencies: Dependencies): Area<RegisterImportContext> {
  const { dataSource, store, documentsOf, viewersOf, organizationUnitOf } = dependencies;
  const unitOf = createImportRequestUnit({ viewersOf, documentsOf, jobName: registerImportJob });
  const inTransaction: InImportRequestTransaction = createCommandTransaction({ dataSource, unitOf });
  const importRegister = createImportRegister({ inTransaction, newId });
  const resumeRegisterImport = createResumeRegisterImport({ ...importDependencies(dependencies), fetchFile: createFetchRegisterFile(store) });
  const releases = createCommandTransaction({ dataSource, unitOf: createPurposeReleaseUnit(organizationUnitOf), afterCommit: dependencies.afterCommit });
  const releaseRegisterPurpose = createReleaseRegisterPurpose(releases);
  const registerImportReader = createRegisterImportReader(dataSource.manager);
  return {
    resolvers: registerImportResolvers,
    contextFor: () => {
      const released = new DataLoader(async (ids: readonly string[]) => {
        const found = await findReleasedPurposes(dataSource.manager, ids);
        return ids.map((id) => found.get(id) ?? null);
      });
      return { importRegister, registerImportReader, releaseRegisterPurpose, releasedPurposeOf: (id) => released.load(id) };
    },
    jobs: [registerImports(resumeRegisterImport)],
  };
}

/** Builds the import of a file for the operator of a shell. */
export const createRegisterFileImport = (dependencies: FileDependencies): ImportRegisterFile => createImportRegisterFile(importDependencies(dependencies));

function importDependencies({ dataSource, afterCommit, shrinkLimitPercent, changeRequestUnitOf }: FileDependencies): ImportDependencies {
  const unitOf = createRegisterImportUnit({
    toOutgoingEvent: (event, facts) => outgoingEvent(toPublished(event), event.organization, facts),
    openChangeRequestOn: (manager, facts) => (news) => openRegisterRequest(changeRequestUnitOf(manager, facts), newId, news),
    toCompletedEvent: (importId: string, counts: ImportTotals, facts) => outgoingEvent(completedImport(importId, counts), { id: importId, version: 1 }, facts),
  });
  return {
    journal: createRegisterImportJournal(dataSource),
    inTransactionOf: (actorId) =>
      createCommandTransaction({ dataSource, afterCommit, unitOf: (manager, facts) => unitOf(manager, { ...facts, actorId }) }),
    now: () => businessNow(dataSource.manager),
    newId,
    shrinkLimitPercent,
  };
}
