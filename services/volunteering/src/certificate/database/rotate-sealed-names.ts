import type { DataSource } from 'typeorm';
import type { Sealed, SealingKeys } from '../../service/crypto/sealing-keys';
import { rotateInBatches } from '../../service/database/rotate-in-batches';
import { nameBinding } from './certificate-rows';
import { certificateTable } from './tables/certificate.table';

const selectOlder = `
  SELECT id, name_key_id AS "keyId", sealed_name AS bytes FROM certificate
  WHERE name_key_id <> $1 ORDER BY id LIMIT $2 FOR UPDATE`;

/** Encrypts with the current key the names on certificates that older ones encrypted; answers how many. */
export const rotateSealedNames = (dataSource: DataSource, keys: SealingKeys): Promise<number> =>
  rotateInBatches<Sealed & { readonly id: string }>(dataSource, keys, {
    select: selectOlder,
    boundTo: ({ id }) => nameBinding(id),
    save: (manager, { id }, { keyId: nameKeyId, bytes: sealedName }) => manager.getRepository(certificateTable).update({ id }, { nameKeyId, sealedName }),
  });
