import type { CertificateSecrets } from '../application/ports';
import type { Certificate } from '../domain/certificate';
import type { CertificateRow } from './tables/certificate.table';

/** Certificates as rows and back; the name is sealed in its row. */
export interface CertificateRows {
  readonly toCertificate: (row: CertificateRow) => Certificate;
  readonly toRow: (certificate: Certificate) => CertificateRow;
}

/** Makes the two translations; that a row's words are those of the domain, the table's constraints say. */
export const certificateRows = ({ sealName, openName }: Pick<CertificateSecrets, 'sealName' | 'openName'>): CertificateRows => ({
  toCertificate: ({ codeHash, sealedName, nameSalt, nameHash, ...facts }) =>
    ({
      ...facts,
      codeHash: codeHash.toString('hex'),
      fullName: sealedName === null ? null : openName(sealedName, facts.id),
      nameProof: { salt: nameSalt.toString('hex'), hash: nameHash.toString('hex') },
    }) as Certificate,
  toRow: ({ codeHash, fullName, nameProof, ...facts }) => ({
    ...facts,
    competences: [...facts.competences],
    codeHash: Buffer.from(codeHash, 'hex'),
    sealedName: fullName === null ? null : sealName(fullName, facts.id),
    nameSalt: Buffer.from(nameProof.salt, 'hex'),
    nameHash: Buffer.from(nameProof.hash, 'hex'),
  }),
});
