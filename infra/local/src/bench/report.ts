import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { repositoryRoot } from '../local-settings';
import type { Latency, Ratio } from './figures';

/** One part of the bench, measured. */
export interface Section {
  readonly name: string;
  /** How it was measured, one sentence. */
  readonly how: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Everything behind the table. */
  readonly figures: unknown;
}

/** A ratio with its spread, for a cell. */
export const showRatio = ({ ratio, lowest, highest }: Ratio): string => `${ratio.toFixed(2)} (${lowest.toFixed(2)}-${highest.toFixed(2)})`;

/** Durations in milliseconds, for three cells. */
export const showLatency = ({ p50, p95, p99 }: Latency): string[] => [p50, p95, p99].map((millis) => millis.toFixed(1));

/** Bytes as megabytes, for a cell. */
export const showMegabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(0);

/** The tables for the screen. */
export const formatReport = (sections: readonly Section[]): string => sections.map(formatSection).join('\n\n');

function formatSection({ name, how, header, rows }: Section): string {
  const table = [header, ...rows];
  const widths = header.map((_cell, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const lines = table.map((row) => widths.map((width, column) => pad(row[column] ?? '', width, column)).join('  ').trimEnd());
  return `${name}: ${how}\n\n${lines.join('\n')}`;
}

const pad = (cell: string, width: number, column: number): string => (column === 0 ? cell.padEnd(width) : cell.padStart(width));

/** What else the machine did: the load before anything was started, in runnable processes a core. */
export interface Surroundings {
  readonly at: string;
  readonly node: string;
  readonly cpus: readonly string[];
  readonly memoryBytes: number;
  readonly loadPerCore: number;
}

/** Looks at the machine; to be called before the bench loads it itself. */
export const surroundings = (at: Date): Surroundings => ({
  at: at.toISOString(),
  node: process.version,
  cpus: cpus().map(({ model }) => model),
  memoryBytes: totalmem(),
  loadPerCore: loadavg()[0]! / cpus().length,
});

/** A machine with other work on every fourth core or more is loaded: its ratios still mean something, its milliseconds little. */
export const showMachine = ({ cpus: cores, loadPerCore }: Surroundings): string =>
  `${cores.length} cores, machine ${loadPerCore < 0.25 ? 'quiet' : 'loaded'} before the run (load ${loadPerCore.toFixed(2)} a core)`;

/** Keeps the report as JSON under `.conect/bench`; answers the file. */
export function writeReport(machine: Surroundings, sections: readonly Section[]): string {
  const folder = join(repositoryRoot, '.conect', 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${machine.at.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify({ machine, sections }, null, 2)}\n`);
  return relative(repositoryRoot, file);
}
