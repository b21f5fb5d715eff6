import type { ContractStatus } from '../../contract/domain/contract';

/** Where a contract stands, as a paper says it. */
export const statusWords: Readonly<Record<ContractStatus, string>> = {
  DRAFT: 'așteaptă datele voluntarului',
  PENDING_GUARDIAN: 'așteaptă acordul părintelui sau al reprezentantului legal',
  PENDING_VOLUNTEER: 'așteaptă semnătura voluntarului',
  PENDING_HOST: 'așteaptă semnătura organizației-gazdă',
  ACTIVE: 'în vigoare',
  NOTICE_GIVEN: 'denunțat, cu preavizul în curs',
  TERMINATED: 'încetat',
  EXPIRED: 'ajuns la termen',
  REJECTED: 'refuzat înainte de încheiere',
  CANCELLED: 'anulat înainte de încheiere',
};
