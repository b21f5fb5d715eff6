import type { ContractTemplate } from '../template';
import { contractTemplate1 } from './contract-1';

/** Every version, the one in use last. */
const versions: readonly ContractTemplate[] = [contractTemplate1];

/** By which version new contracts are written. */
export const currentTemplateVersion: number = versions.at(-1)!.version;

/** The version that a contract was written by; it never changes. */
export function contractTemplateOf(version: number): ContractTemplate {
  const template = versions.find((one) => one.version === version);
  if (template === undefined) throw new Error(`Expected a contract template of version ${version}`);
  return template;
}
