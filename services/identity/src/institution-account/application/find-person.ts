import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { isConfirmed, isClosed } from '../../account/domain/account';
import { parseEmail } from '../../account/domain/email-address';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';
import type { InstitutionAccountUnit } from './ports';

/** A person as a representative names him: by address, or by the id of somebody who has a role in the institution. */
export interface PersonInput {
  readonly email?: string | null | undefined;
  readonly userId?: string | null | undefined;
}

/** Finds the person, whose account must be in use, and locks it. */
export async function findPerson(
  unit: InstitutionAccountUnit,
  institutionId: string,
  { email, userId }: PersonInput,
): Promise<Result<{ userId: string; field: readonly string[] }, IdentityErrorCode>> {
  if ((email == null) === (userId == null)) return refuse(badInput(['email'], 'ONE_PERSON'));
  const found = email == null ? await byId(unit, institutionId, userId ?? '') : await byEmail(unit, email);
  if (!found.ok) return found;
  const field = [email == null ? 'userId' : 'email'];
  const account = found.value.userId === null ? null : await unit.accounts.findByIdForUpdate(found.value.userId);
  const isInUse = account !== null && isConfirmed(account) && !isClosed(account);
  return isInUse ? accept({ userId: account.id, field }) : refuse({ code: 'NOT_FOUND', field });
}

type Found = Result<{ readonly userId: string | null }, IdentityErrorCode>;

async function byEmail(unit: InstitutionAccountUnit, text: string): Promise<Found> {
  const email = parseEmail(text, ['email']);
  if (!email.ok) return email;
  return accept({ userId: (await unit.accounts.findByEmail(email.value))?.id ?? null });
}

async function byId(unit: InstitutionAccountUnit, institutionId: string, id: string): Promise<Found> {
  const roles = isUuid(id) ? await unit.memberships.findActiveOfUsers([id.toLowerCase()]) : [];
  return accept({ userId: roles.find((one) => one.institutionId === institutionId)?.userId ?? null });
}
