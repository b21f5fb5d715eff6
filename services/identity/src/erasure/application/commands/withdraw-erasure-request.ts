import { accept, refuse } from '@conect/kernel';
import { noteErasure } from '../../../account/domain/account';
import type { InTransaction } from '../../../service/application/ports';
import { isWithdrawable, withdrawn } from '../../domain/erasure';
import type { ErasureUnit } from '../ports';
import type { OwnErasure } from './request-erasure';

/** A person takes the request back while nothing is gone; the services are told. */
export const createWithdrawErasureRequest =
  ({ inTransaction }: { readonly inTransaction: InTransaction<ErasureUnit> }): OwnErasure =>
  (call) =>
    inTransaction(call, async (unit) => {
      const { userId } = call.principal;
      const account = await unit.accounts.findByIdForUpdate(userId);
      const open = await unit.erasures.findOpenOf(userId);
      if (account === null || open === null) return refuse({ code: 'NOT_FOUND' });
      if (!isWithdrawable(open)) return refuse({ code: 'INVALID_STATE' });

      const change = noteErasure(account, { name: 'UserErasureWithdrawn', erasureId: open.id }, unit.now);
      const stays = withdrawn(open, unit.now);
      await unit.erasures.save(stays);
      await unit.accounts.save(change.account);
      await unit.audit({ subjectType: 'User', subjectId: userId, changes: { erasure: { before: open.state, after: stays.state } } });
      await unit.publish(change.event);
      return accept({ erasureId: open.id });
    });
