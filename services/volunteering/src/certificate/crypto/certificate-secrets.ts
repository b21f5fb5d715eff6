import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '@conect/auth';
import type { CertificateSecrets } from '../application/ports';
import type { NameProof } from '../domain/certificate';
import { comparedName } from '../domain/names';
import { codeBytes, readCode, writeCode } from '../domain/verification-code';

/** SHA-256 is enough for what nobody can guess. */
const hashOf = (plainCode: string): string => createHash('sha256').update(plainCode).digest('hex');

/**
 * Makes what must not stand in the database as it is. A verification code is an HMAC-SHA256 of the certificate's id: it is made again whenever one of the two
 * parties looks at it, and the database has only its hash. After the secret was changed it cannot be made again, and the code on the paper still verifies.
 * Of a name stays, beside the sealed name itself, an HMAC with a salt of its own: it says whether a given name is the one, and without the key nobody can try names out.
 * After the secret was changed no name is the one any more.
 */
export function createCertificateSecrets(secret: string): CertificateSecrets {
  const [codeKey, nameKey] = ['code', 'name'].map((purpose) => deriveKey(secret, `volunteering-certificate-${purpose}`)) as [Buffer, Buffer];
  const codeOf = (certificateId: string): string => writeCode(createHmac('sha256', codeKey).update(certificateId).digest().subarray(0, codeBytes));
  const proofHash = (fullName: string, salt: string): Buffer => createHmac('sha256', nameKey).update(Buffer.from(salt, 'hex')).update(comparedName(fullName)).digest();
  return {
    newCodeHash: (certificateId) => hashOf(readCode(codeOf(certificateId))!),
    hashOfGiven: (text) => {
      const plain = readCode(text);
      return plain === null ? null : hashOf(plain);
    },
    codeOf: ({ id, codeHash }) => {
      const code = codeOf(id);
      return hashOf(readCode(code)!) === codeHash ? code : null;
    },
    proofOf(fullName): NameProof {
      const salt = randomBytes(32).toString('hex');
      return { salt, hash: proofHash(fullName, salt).toString('hex') };
    },
    isNameOf: (fullName, { salt, hash }) => timingSafeEqual(proofHash(fullName, salt), Buffer.from(hash, 'hex')),
  };
}
