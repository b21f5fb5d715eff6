import type { Certificate } from '../../certificate/domain/certificate';
import { verificationOf, type Verification } from '../../certificate/domain/verification';
import type { VolunteerProfile } from '../../volunteer/domain/volunteer-profile';
import { works } from '../domain/lifecycle';
import type { RecordContract, RecordHours, RecordReader, ShareTokens } from './ports';

/** What a link shows; null stands for what its volunteer left out. */
export interface SharedRecord {
  readonly fullName: string | null;
  readonly expiresOn: string;
  readonly contracts: readonly RecordContract[] | null;
  readonly hours: readonly RecordHours[] | null;
  readonly certificates: readonly Verification[] | null;
}

interface Dependencies {
  readonly reader: Pick<RecordReader, 'contractsOf' | 'hoursOf' | 'certificateIdsOf' | 'findShareByTokenHash'>;
  readonly tokens: Pick<ShareTokens, 'hashOfGiven'>;
  readonly findProfiles: (userIds: readonly string[]) => Promise<readonly VolunteerProfile[]>;
  readonly findCertificates: (ids: readonly string[]) => Promise<readonly Certificate[]>;
  /** Business time. */
  readonly now: () => Promise<Date>;
}

/** Reads what a link shows, as it is now; null for a token that is none, and for a link that is over or was taken back, which nobody can tell apart. */
export const createReadSharedRecord =
  ({ reader, tokens, findProfiles, findCertificates, now }: Dependencies) =>
  async (token: string): Promise<SharedRecord | null> => {
    const tokenHash = tokens.hashOfGiven(token);
    const share = tokenHash === null ? null : await reader.findShareByTokenHash(tokenHash);
    if (share === null || !works(share, await now())) return null;
    const { volunteerId, expiresOn } = share;
    const parts = new Set(share.parts);
    const only = async <Value>(part: (typeof share.parts)[number], read: () => Promise<Value>): Promise<Value | null> => (parts.has(part) ? read() : null);
    return {
      expiresOn,
      fullName: await only('NAME', async () => (await findProfiles([volunteerId]))[0]?.fullName ?? null),
      contracts: await only('CONTRACTS', async () => (await reader.contractsOf([volunteerId]))[0]!),
      hours: await only('HOURS', async () => (await reader.hoursOf([volunteerId]))[0]!),
      certificates: await only('CERTIFICATES', async () => {
        const ids = (await reader.certificateIdsOf([volunteerId]))[0]!;
        return inOrder(ids, await findCertificates(ids)).map(verificationOf);
      }),
    };
  };

/** Certificates in the order of their ids. */
export function inOrder(ids: readonly string[], found: readonly Certificate[]): readonly Certificate[] {
  const byId = new Map(found.map((certificate) => [certificate.id, certificate]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
