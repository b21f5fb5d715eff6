import { randomUUID } from 'node:crypto';
import { initialsOf } from '../domain/names';
import { readCode } from '../domain/verification-code';
import { createCertificateSecrets } from './certificate-secrets';

const [secrets, others] = [createCertificateSecrets('a-secret-of-tests-only-0123456789abcdefgh'), createCertificateSecrets('another-secret-of-tests-only-0123456789ab')];
const id = randomUUID();

describe('the code of a certificate', () => {
  it('is made again for its parties, and found by its hash', () => {
    const codeHash = secrets.newCodeHash(id);
    const code = secrets.codeOf({ id, codeHash })!;

    expect(readCode(code)).not.toBeNull();
    expect(secrets.codeOf({ id, codeHash })).toBe(code);
    expect(secrets.hashOfGiven(code.toLowerCase())).toBe(codeHash);
    expect(secrets.newCodeHash(randomUUID())).not.toBe(codeHash);
  });

  it('is not made again under another secret, which still finds it', () => {
    const codeHash = secrets.newCodeHash(id);
    expect(others.codeOf({ id, codeHash })).toBeNull();
    expect(others.hashOfGiven(secrets.codeOf({ id, codeHash })!)).toBe(codeHash);
    expect(secrets.hashOfGiven('nothing')).toBeNull();
  });
});

describe('the name on a certificate', () => {
  it('is compared without regard to case, diacritics, dashes and order', () => {
    const proof = secrets.proofOf('Mara Ionescu-Țîrlea');
    for (const name of ['Mara Ionescu-Țîrlea', 'IONESCU ŢIRLEA MARA', 'mara  tirlea ionescu']) expect(secrets.isNameOf(name, proof)).toBe(true);
    for (const name of ['Mara Ionescu', 'Maria Ionescu-Țîrlea', '']) expect(secrets.isNameOf(name, proof)).toBe(false);
    expect(others.isNameOf('Mara Ionescu-Țîrlea', proof)).toBe(false);
    expect(secrets.proofOf('Mara Ionescu-Țîrlea')).not.toEqual(proof);
  });

  it('is shown to others by its first letters', () => {
    expect([initialsOf('Mara Ionescu-Pop'), initialsOf(' ștefan  o’Neill '), initialsOf('Î. Țurcan')]).toEqual(['M. I. P.', 'Ș. O.', 'Î. Ț.']);
  });
});
