import type { SealingKeys } from '../../service/crypto/sealing-keys';
import type { Certificate } from '../domain/certificate';
import type { CertificateRow } from './tables/certificate.table';

/** Certificates as rows and back; the name is sealed in its row. */
export interface CertificateRows {
  readonly toCertificate: (row: CertificateRow) => Certificate;
  readonly toRow: (certificate: Certificate) => CertificateRow;
}

/** What a sealed name is bound to: its certificate. */
export const nameBinding = (certificateId: string): string => `CERTIFICATE:${certificateId}`;

/** Makes the two translations; that a row's words are those of the domain, the table's constraints say. */
export const certificateRows = (keys: SealingKeys): CertificateRows => ({
  toCertificate: ({ codeHash, sealedName, nameKeyId, nameSalt, nameHash, ...facts }) =>
    ({
      ...facts,
      codeHash: codeHash.toString('hex'),
      fullName: sealedName === null || nameKeyId === null ? null : (keys.open({ keyId: nameKeyId, bytes: sealedName }, nameBinding(facts.id)) as SealedName).fullName,
      nameProof: { salt: nameSalt.toString('hex'), hash: nameHash.toString('hex') },
    }) as Certificate,
  toRow: ({ codeHash, fullName, nameProof, ...facts }) => {
    const sealed = fullName === null ? null : keys.seal({ fullName } satisfies SealedName, nameBinding(facts.id));
    return {
      ...facts,
      competences: [...facts.competences],
      codeHash: Buffer.from(codeHash, 'hex'),
      sealedName: sealed?.bytes ?? null,
      nameKeyId: sealed?.keyId ?? null,
      nameSalt: Buffer.from(nameProof.salt, 'hex'),
      nameHash: Buffer.from(nameProof.hash, 'hex'),
    };
  },
});

/** What is sealed. */
interface SealedName {
  readonly fullName: string;
}
