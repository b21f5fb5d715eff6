import type { Locale } from '@conect/kernel';
import type { ErasureBlockerCode } from '../../service/graphql/__generated__/resolvers-types';

/** What stands in the way of an erasure, and what to do about it. */
export const blockerTexts: Readonly<Record<ErasureBlockerCode, Readonly<Record<Locale, string>>>> = {
  CONTRACT_IN_FORCE: {
    RO: 'Aveți un contract de voluntariat în vigoare (Legea 78/2014). Ștergerea continuă de la sine după încetarea lui; îl puteți denunța cu un preaviz de 15 zile.',
    EN: 'A volunteering contract of yours is in force (Law 78/2014). The erasure goes on by itself after its end; you can end it by 15 days of notice.',
  },
  CONTRACT_UNSIGNED: {
    RO: 'Un contract de voluntariat vă așteaptă semnătura sau pe cea a gazdei. Respingeți-l, ori așteptați să se încheie: ștergerea continuă apoi de la sine.',
    EN: 'A volunteering contract waits for your signature or the host’s. Reject it, or wait for its end: the erasure then goes on by itself.',
  },
  ORGANIZATION_UNDER_REVIEW: {
    RO: 'Secretariatul General al Guvernului examinează înscrierea unei organizații cerută de dumneavoastră. Ștergerea continuă după decizie.',
    EN: 'The General Secretariat of the Government examines the registration of an organization that you asked for. The erasure goes on after its decision.',
  },
  LAST_ADMIN: {
    RO: 'Sunteți singurul administrator al unei organizații. Numiți alt administrator: ștergerea continuă apoi de la sine.',
    EN: 'You are the only administrator of an organization. Make somebody else one: the erasure then goes on by itself.',
  },
  LAST_REPRESENTATIVE: {
    RO: 'Reprezentați o instituție. Desemnați un succesor: după validarea lui, ștergerea continuă de la sine.',
    EN: 'You speak for an institution. Name a successor: once he is validated, the erasure goes on by itself.',
  },
  LAST_SGG_ADMIN: {
    RO: 'Sunteți singurul administrator CONECT din Secretariatul General al Guvernului. Rolul trebuie întâi dat altcuiva.',
    EN: 'You are the only administrator of CONECT in the General Secretariat of the Government. Somebody else must have the role first.',
  },
  ACCOUNT_REQUEST_PENDING: {
    RO: 'Secretariatul General al Guvernului nu a decis încă asupra cererii de a reprezenta o instituție. Ștergerea continuă după decizie.',
    EN: 'The General Secretariat of the Government has not decided yet about the request that you speak for an institution. The erasure goes on after its decision.',
  },
  ACCOUNT_DISABLED: {
    RO: 'Contul este închis de Secretariatul General al Guvernului. Ștergerea continuă după redeschiderea lui.',
    EN: 'The General Secretariat of the Government has closed the account. The erasure goes on once it is opened again.',
  },
  LEGAL_DUTY: {
    RO: 'O obligație legală cere încă datele dumneavoastră. Ștergerea continuă de la sine după încetarea ei.',
    EN: 'A legal duty still needs your data. The erasure goes on by itself once it has ended.',
  },
};
