import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, byKey, createCommandTransaction, whenErased, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ContractFinder } from '../contract/application/contract-finder';
import type { OrganizationNames } from '../organization/application/organization-names';
import type { Area } from '../service/area';
import type { SealingKeys } from '../service/crypto/sealing-keys';
import type { Foundation } from '../service/foundation';
import { forgetHolder } from './application/commands/forget-holder';
import { createIssueCertificate } from './application/commands/issue-certificate';
import { createRevokeCertificate } from './application/commands/revoke-certificate';
import type { CertificateReader, CertificateSecrets, CertificateUnit, InCertificateTransaction } from './application/ports';
import { createCertificateSecrets } from './crypto/certificate-secrets';
import { createCertificateReader } from './database/certificate-reader';
import { certificateRows } from './database/certificate-rows';
import { createCertificateUnit } from './database/certificate-unit';
import type { Certificate, CertificateEvent } from './domain/certificate';
import { verificationOf } from './domain/verification';
import { publishedCertificate } from './events/published';
import { certificateResolvers } from './graphql/certificate-resolvers';
import type { CertificateContext, SeenVerification } from './graphql/context';
import { certificatePath, certificateRoutes } from './http/certificate-routes';

/** What the commands on certificates are lent. */
interface Ports {
  readonly contractsOf: (manager: EntityManager) => CertificateUnit['contracts'];
  readonly contractHoursOf: (manager: EntityManager) => CertificateUnit['hours'];
  readonly organizationsOf: (manager: EntityManager) => CertificateUnit['organizations'];
  readonly profilesOf: (manager: EntityManager) => CertificateUnit['profiles'];
  readonly viewersOf: Foundation['viewersOf'];
  /** Names are sealed by them. */
  readonly keys: SealingKeys;
}

interface Dependencies extends Foundation, Ports {
  readonly contracts: ContractFinder;
  readonly organizationNames: OrganizationNames;
  /** Codes are made, and names proven, under keys of it. */
  readonly secret: string;
  /** Where people reach this service's pages. */
  readonly publicUrl: string;
}

/** Builds the certificates over approved hours. */
export function createCertificateArea({ dataSource, afterCommit, contracts, organizationNames, publicUrl, secret, keys, ...lent }: Dependencies): Area<CertificateContext> {
  const secrets = createCertificateSecrets(secret);
  const rows = certificateRows(keys);
  const inTransaction: InCertificateTransaction = createCommandTransaction({ dataSource, unitOf: createCertificateUnit({ ...lent, rows, toOutgoingEvent }), afterCommit });
  const certificateCommands = { issueCertificate: createIssueCertificate({ inTransaction, newId, secrets }), revokeCertificate: createRevokeCertificate(inTransaction) };
  const certificateReader = createCertificateReader(dataSource.manager, rows);
  const findByCode = codeFinder(secrets, certificateReader);
  return {
    resolvers: certificateResolvers,
    contextFor: () => ({
      certificateCommands,
      certificateReader,
      certificateById: batch(byId(certificateReader.findByIds)),
      contractOfCertificate: batch(byId(contracts.findByIds)),
      verifyCode: verifier(secrets, findByCode),
      codeOfCertificate: addressedCode(secrets, publicUrl),
    }),
    routes: certificateRoutes({
      async verify(code) {
        const found = await findByCode(code);
        return found === null ? null : verificationOf(found);
      },
      nameOf: async (organizationId) => (await organizationNames([organizationId]))[0] ?? null,
    }),
  };
}

/** Finds a certificate by a code that somebody typed; what is no code asks no database. */
function codeFinder({ hashOfGiven }: CertificateSecrets, { findByCodeHashes }: CertificateReader): (code: string) => Promise<Certificate | null> {
  const find = batch(byKey(findByCodeHashes, ({ codeHash }) => codeHash));
  return async (code) => {
    const hash = hashOfGiven(code);
    return hash === null ? null : find(hash);
  };
}

const verifier =
  ({ isNameOf }: CertificateSecrets, findByCode: (code: string) => Promise<Certificate | null>) =>
  async (code: string, fullName: string | null): Promise<SeenVerification | null> => {
    const found = await findByCode(code);
    return found === null ? null : { ...verificationOf(found), nameMatches: fullName === null ? null : isNameOf(fullName, found.nameProof) };
  };

const addressedCode =
  ({ codeOf }: CertificateSecrets, publicUrl: string): CertificateContext['codeOfCertificate'] =>
  (certificate) => {
    const code = codeOf(certificate);
    return code === null ? null : { code, url: `${publicUrl}${certificatePath(code)}` };
  };

/** Makes what says the code of a certificate and the page that verifies it, for what shows them beside other things. */
export const createCodeOfCertificate = (secret: string, publicUrl: string): CertificateContext['codeOfCertificate'] => addressedCode(createCertificateSecrets(secret), publicUrl);

/** Finds certificates by their ids, for what shows them beside other things. */
export const createFindCertificates = (keys: SealingKeys, manager: EntityManager): CertificateReader['findByIds'] => createCertificateReader(manager, certificateRows(keys)).findByIds;

/** What becomes of the certificates of a person who is erased. */
export const createForgetHolder = ({ keys, ...lent }: Ports) => whenErased(createCertificateUnit({ ...lent, rows: certificateRows(keys), toOutgoingEvent }), forgetHolder);

const toOutgoingEvent = (event: CertificateEvent, facts: TransactionFacts) => outgoingEvent(publishedCertificate(event), event.certificate, facts);
