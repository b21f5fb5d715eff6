import { businessNow } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { SealingKeys } from '../../service/crypto/sealing-keys';
import type { GuardianView, GuardianVisit } from '../application/ports';
import type { GuardianTokens } from '../crypto/guardian-tokens';
import { isOpenLink, readRecipientRef, type Guardian, type GuardianConsent } from '../domain/guardian';
import { createPeopleReader } from './people-vault';
import { createConsentStore, toConsent } from './stores/consent-store';
import { toContract } from './stores/contract-store';
import { createPaperStores } from './stores/paper-stores';
import { contractTable } from './tables/contract.table';
import { guardianConsentTable } from './tables/guardian-consent.table';

interface Dependencies {
  readonly keys: SealingKeys;
  readonly tokens: GuardianTokens;
}

/** A guardian whom messaging writes to, with the secret in his link. */
interface WrittenTo {
  readonly ref: string;
  readonly guardian: Guardian;
  readonly token: string;
}

/** Reads for guardians, who have no account. */
export interface GuardianReader {
  /** What a link leads to; null for one that is none. */
  readonly visit: (token: string) => Promise<GuardianVisit | null>;
  /** Whom these references mean now: a request that is open, or a consent that can be taken back. */
  readonly findWrittenTo: (refs: readonly string[]) => Promise<readonly WrittenTo[]>;
}

/** Makes a {@link GuardianReader}. */
export function createGuardianReader(manager: EntityManager, { keys, tokens }: Dependencies): GuardianReader {
  const { findVolunteers, findGuardians } = createPeopleReader(manager, keys);
  const consents = createConsentStore(manager, tokens);
  return {
    async visit(token) {
      for (const link of ['consent', 'revocation'] as const) {
        const consent = await consents.findByToken(link, token);
        if (consent !== null) return { link, ...(await viewOf(consent)) };
      }
      return null;
    },
    async findWrittenTo(refs) {
      const named = refs.flatMap((ref) => ({ ref, read: readRecipientRef(ref) })).flatMap(({ ref, read }) => (read === null ? [] : [{ ref, ...read }]));
      const now = await businessNow(manager);
      const found = new Map((await manager.getRepository(guardianConsentTable).findBy({ id: In(named.map(({ consentId }) => consentId)) })).map((row) => [row.id, toConsent(row)]));
      const open = named.filter(({ link, consentId }) => {
        const consent = found.get(consentId);
        return consent !== undefined && isOpenLink(link, consent, now);
      });
      const guardians = await findGuardians(open.map(({ consentId }) => consentId));
      return open.flatMap(({ ref, link, consentId }, index) => {
        const guardian = guardians[index];
        return guardian == null ? [] : [{ ref, guardian, token: tokens.tokenOf(link, consentId) }];
      });
    },
  };

  async function viewOf(consent: GuardianConsent): Promise<GuardianView> {
    const contract = toContract(await manager.getRepository(contractTable).findOneByOrFail({ id: consent.contractId }));
    const [paper, [volunteer = null]] = [await createPaperStores(manager).papers.findCurrent(contract.id), await findVolunteers([contract.id])];
    return { consent, contract, paper, volunteer, now: await businessNow(manager) };
  }
}
