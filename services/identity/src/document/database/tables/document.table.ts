import { documentTableOf } from '@conect/documents';
import { documentPurposes } from '../../domain/document';

export const documentTable = documentTableOf(documentPurposes, {
  foreignKeys: [{ name: 'document_owner_user_id_fkey', target: 'user_account', columnNames: ['owner_user_id'], referencedColumnNames: ['id'] }],
});
