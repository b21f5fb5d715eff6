import { join } from 'node:path';
import type { DocumentStore } from '@conect/documents';
import { systemClock } from '@conect/kernel';
import { createPaperFolder, type Bytes } from '@conect/papers';
import type { AddressSigning } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ConsultationReader } from '../consultation/application/ports';
import type { Consultation } from '../consultation/domain/consultation';
import type { ContributionReader, RegisterReader } from '../contribution/application/ports';
import type { DebateReader } from '../debate/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createAuthorNames } from './database/author-names';
import { createEventLog } from './database/event-log';
import { createPackDocuments } from './database/pack-documents';
import { inSnapshot } from './database/snapshot';
import { contributionStamp, debateStamp } from './database/stamps';
import { isPublicPaper, type PaperName } from './domain/paper';
import { consultationEvidence } from './files/consultation-evidence';
import { contributionEvidence } from './files/contribution-evidence';
import { debateEvidence } from './files/debate-evidence';
import { documentEvidence } from './files/document-evidence';
import { eventEvidence } from './files/event-evidence';
import { createEvidencePack } from './files/evidence-pack';
import { createPaperShelf } from './files/paper-shelf';
import { checkPaperAddress, createPaperAddress, paperUrl, type AskedPaper } from './files/paper-url';
import { matrixForms, matrixOf } from './files/response-matrix';
import type { PaperContext } from './graphql/context';
import { paperResolvers } from './graphql/paper-resolvers';
import { paperRoutes } from './http/paper-routes';

/** How one paper is made, in a snapshot. */
interface PaperMaker {
  /** A text that is another one as soon as the paper is. */
  readonly stampOf: (consultation: Consultation) => Promise<string>;
  readonly write: (consultation: Consultation) => Promise<Bytes>;
}

interface Dependencies extends Pick<Foundation, 'dataSource'>, AddressSigning {
  readonly consultationReaderOf: (manager: EntityManager) => ConsultationReader;
  readonly contributionReaderOf: (manager: EntityManager) => ContributionReader;
  readonly registerReaderOf: (manager: EntityManager) => RegisterReader;
  readonly debateReaderOf: (manager: EntityManager) => DebateReader;
  /** Where the bytes of documents are. */
  readonly store: Pick<DocumentStore, 'get' | 'exists'>;
  /** The folder of documents; papers have a folder in it. */
  readonly documentsFolder: string;
}

/** Builds the papers of consultations: what makes them, their addresses and the fields that hand these out. */
export function createPaperArea({ dataSource, consultationReaderOf, contributionReaderOf, registerReaderOf, debateReaderOf, store, documentsFolder, baseUrl, key }: Dependencies): Area<PaperContext> {
  const shelf = createPaperShelf(createPaperFolder(join(documentsFolder, 'papers')));
  const readersOf = (manager: EntityManager) => ({
    contributions: contributionReaderOf(manager),
    register: registerReaderOf(manager),
    names: createAuthorNames(manager),
    stampOf: (consultationId: string) => contributionStamp(manager, consultationId),
  });
  const matrixMakers = (manager: EntityManager) => {
    const readers = readersOf(manager);
    const maker = (form: (typeof matrixForms)[keyof typeof matrixForms]): PaperMaker => ({
      stampOf: async ({ id, version }) => `${version}:${await readers.stampOf(id)}`,
      write: (consultation) => Promise.resolve(form(matrixOf(readers, consultation), consultation)),
    });
    return { 'response-matrix.csv': maker(matrixForms['response-matrix.csv']), 'response-matrix.xlsx': maker(matrixForms['response-matrix.xlsx']), 'response-matrix.pdf': maker(matrixForms['response-matrix.pdf']) };
  };
  const makersOf = (manager: EntityManager): Readonly<Record<PaperName, PaperMaker>> => ({
    ...matrixMakers(manager),
    'evidence-pack.zip': createEvidencePack([
      consultationEvidence(consultationReaderOf(manager)),
      contributionEvidence(readersOf(manager)),
      documentEvidence({ documents: createPackDocuments(manager), store }),
      debateEvidence({ debates: debateReaderOf(manager), stampOf: (consultationId) => debateStamp(manager, consultationId) }),
      eventEvidence(createEventLog(manager)),
    ]),
  });
  const find = ({ consultationId, name }: AskedPaper, isPublic = false) =>
    inSnapshot(dataSource, async (manager) => {
      const [consultation] = await consultationReaderOf(manager).findByIds([consultationId]);
      if (consultation === undefined || (isPublic && !isPublicPaper(name, consultation))) return null;
      const { stampOf, write } = makersOf(manager)[name];
      return shelf.find(JSON.stringify([consultationId, name, await stampOf(consultation)]), () => write(consultation));
    });
  const context: PaperContext = {
    paperAddressOf: (consultationId, name, isPublic = false) => (isPublic ? { url: paperUrl({ consultationId, name }, baseUrl), expiresAt: null } : createPaperAddress({ consultationId, name }, { baseUrl, key }, systemClock.now())),
    paperHashOf: async (consultationId, name) => {
      const paper = await find({ consultationId, name });
      if (paper === null) throw new Error(`Expected consultation ${consultationId} to be there`);
      return paper.sha256;
    },
  };
  return {
    resolvers: paperResolvers,
    contextFor: () => context,
    routes: async (app) => {
      await app.register(paperRoutes({ clock: systemClock, find, read: shelf.read, check: (asked, query, now) => checkPaperAddress(asked, query, { key, now }) }));
    },
  };
}
