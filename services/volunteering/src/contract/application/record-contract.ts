import { differencesOf } from '@conect/kernel';
import type { VolunteeringContract } from '../domain/contract';
import type { ContractEvent } from '../domain/lifecycle';
import type { ContractUnit } from './ports';

/** What else changed with the contract, for the audit trail. */
export type MoreChanges = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** Saves what happened to a contract, with its event and its audit entry. */
export async function recordContract({ contracts, publish, audit }: Pick<ContractUnit, 'contracts' | 'publish' | 'audit'>, before: VolunteeringContract | null, event: ContractEvent, more: MoreChanges = {}): Promise<void> {
  const { contract } = event;
  await (before === null ? contracts.insert : contracts.save)(contract);
  await publish(event);
  await audit({ contractId: contract.id, changes: { ...differencesOf(before, contract), ...more } });
}
