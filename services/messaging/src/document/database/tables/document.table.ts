import { documentTableOf } from '@conect/documents';
import { documentPurposes } from '../../domain/document';

export const documentTable = documentTableOf(documentPurposes);
