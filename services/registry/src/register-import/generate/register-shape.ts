import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often what is wrong with the real register is wrong with a made one: shares between 0 and 1. */
interface DefectShares {
  readonly withoutPurpose: number;
  readonly publicUtility: number;
  readonly pastedDecision: number;
  readonly sharedNumber: number;
  readonly cui: number;
  readonly localityEmpty: number;
  readonly localityUnknown: number;
  readonly countyUnknown: number;
  readonly wrongCounty: number;
  readonly cedilla: number;
  readonly withoutDiacritics: number;
}

/** What the real register looks like, as far as it could be counted; `data/register-shape.json` says from what. */
export interface RegisterShape {
  readonly rows: number;
  readonly struckOffShare: number;
  readonly inLiquidationShare: number;
  readonly categories: Readonly<Record<string, number>>;
  readonly counties: Readonly<Record<string, number>>;
  /** By the place in the file, newest first: which day the entry there has. */
  readonly registeredOn: readonly { readonly share: number; readonly day: string }[];
  readonly shares: DefectShares;
  readonly specialNumbers: readonly string[];
  readonly nameLexicon: readonly string[];
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly purposes: readonly string[];
  readonly works: readonly string[];
  readonly pastedDecisions: readonly string[];
  /** Letters of the register that went through a wrong code page, and what became of them. */
  readonly mojibake: readonly (readonly [letter: string, instead: string])[];
  readonly masks: readonly string[];
}

/** Reads the shape of the real register. */
export const readRegisterShape = (): RegisterShape =>
  JSON.parse(readFileSync(join(__dirname, '../../../data/register-shape.json'), 'utf8')) as RegisterShape;
