import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only this user reads, whole or not at all: a run killed in the middle leaves the earlier one. */
export function keepFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
