import { createHash } from 'node:crypto';
import { canonicalJson } from '@conect/service-kit';
import type { ContractUnit } from '../application/ports';

/** SHA-256 of a contract's text as canonical JSON (RFC 8785): which template, and every block in its order. */
export const hashOfContract: ContractUnit['hashOf'] = ({ templateVersion, blocks }) => createHash('sha256').update(canonicalJson({ template: templateVersion, text: blocks })).digest('hex');
