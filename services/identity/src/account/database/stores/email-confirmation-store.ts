import { IsNull, LessThan, type EntityManager } from 'typeorm';
import type { EmailConfirmationStore } from '../../application/ports';
import type { EmailConfirmation } from '../../domain/email-confirmation';
import { emailConfirmationTable, type EmailConfirmationRow } from '../tables/email-confirmation.table';

/** Confirmation links in PostgreSQL. */
export function createEmailConfirmationStore(manager: EntityManager): EmailConfirmationStore {
  const rows = manager.getRepository(emailConfirmationTable);

  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toDomain(row);
    },
    async save(confirmation) {
      await rows.upsert(toRow(confirmation), ['id']);
    },
    async replacePending(userId, purpose, at) {
      await rows.update({ userId, purpose, usedAt: IsNull(), replacedAt: IsNull() }, { replacedAt: at });
    },
  };
}

function toDomain(row: EmailConfirmationRow): EmailConfirmation {
  const { purpose, name, language, passwordHash, previousEmail, ofAgeOn, guardianEmail, ...link } = row;
  if (purpose === 'EMAIL_CHANGE') return { ...link, purpose, previousEmail: previousEmail! };
  const minor = ofAgeOn === null ? null : { ofAgeOn, guardianEmail: guardianEmail! };
  return { ...link, purpose, registration: { name: name!, language: language!, passwordHash: passwordHash!, minor } };
}

function toRow(confirmation: EmailConfirmation): EmailConfirmationRow {
  const nothing = { name: null, language: null, passwordHash: null, previousEmail: null, ofAgeOn: null, guardianEmail: null };
  if (confirmation.purpose === 'EMAIL_CHANGE') return { ...nothing, ...confirmation };
  const { registration, ...link } = confirmation;
  const { minor, ...credentials } = registration;
  return { ...nothing, ...link, ...credentials, ...minor };
}

/** Removes links whose time was over before the moment; they hold personal data and are of no use. */
export async function removeConfirmationsExpiredBefore(manager: EntityManager, moment: Date): Promise<void> {
  await manager.getRepository(emailConfirmationTable).delete({ expiresAt: LessThan(moment) });
}
