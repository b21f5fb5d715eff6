import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { emailConfirmationTable } from '../../account/database/tables/email-confirmation.table';
import { passwordResetTable } from '../../account/database/tables/password-reset.table';
import { userAccountTable } from '../../account/database/tables/user-account.table';
import { institutionTable } from '../../membership/database/tables/institution.table';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { refreshTokenTable } from '../../session/database/tables/refresh-token.table';
import { sessionTable } from '../../session/database/tables/session.table';
import { signingKeyTable } from '../../session/database/tables/signing-key.table';
import { CreateIdentity1764000000000 } from './migrations/1764000000000-create-identity';
import { AddPasswordReset1764100000000 } from './migrations/1764100000000-add-password-reset';

interface Options {
  readonly url: string;
  readonly onPoolError?: (error: unknown) => void;
}

/** Identity's database: its tables and migrations, by name. */
export const createIdentityDataSource = (options: Options): DataSource =>
  createDataSource({
    ...options,
    applicationName: 'identity',
    entities: [
      userAccountTable,
      emailConfirmationTable,
      passwordResetTable,
      sessionTable,
      refreshTokenTable,
      signingKeyTable,
      institutionTable,
      membershipTable,
    ],
    migrations: [CreateIdentity1764000000000, AddPasswordReset1764100000000],
  });
