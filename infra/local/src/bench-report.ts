import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import type { Load } from './bench-load';
import { repositoryRoot } from './local-settings';

/** What one gateway did in one turn. */
export interface GatewayTurn {
  readonly cpuMillis: number;
  readonly perSecond: number;
}

interface Turn {
  readonly ours: GatewayTurn;
  readonly stock: GatewayTurn;
}

/** A figure of both sides, and the median of the ratios of single rounds, which share the state of the machine. */
export interface Ratio {
  readonly ours: number;
  readonly stock: number;
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
}

/** All that was measured. */
export interface Report {
  readonly rounds: number;
  readonly organizations: number;
  readonly load: Load;
  readonly reading: Load;
  readonly gateways: readonly { readonly page: string; readonly answerBytes: number; readonly turns: readonly Turn[]; readonly cpu: Ratio; readonly rate: Ratio }[];
  readonly statement: { readonly page: string; readonly turns: readonly { readonly gatewayMillis: number; readonly statementMillis: number }[]; readonly ratio: number };
  readonly memory: Readonly<Record<string, number>>;
}

/** The median of at least one number. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Compares one figure of both sides over the rounds. */
export function ratioOf(turns: readonly Turn[], figure: (turn: GatewayTurn) => number): Ratio {
  const ratios = turns.map(({ ours, stock }) => figure(ours) / figure(stock));
  const median = (side: keyof Turn): number => medianOf(turns.map((turn) => figure(turn[side])));
  return { ours: median('ours'), stock: median('stock'), ratio: medianOf(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}

/** The table for the screen. */
export function formatReport({ rounds, load, gateways, statement, memory }: Report): string {
  const span = ({ ratio, lowest, highest }: Ratio): string => `${ratio.toFixed(2)} (${lowest.toFixed(2)}-${highest.toFixed(2)})`;
  const medians = [medianOf(statement.turns.map(({ gatewayMillis }) => gatewayMillis)), medianOf(statement.turns.map(({ statementMillis }) => statementMillis))];
  const rows = [
    ['', 'ours', 'stock or SQL', 'ratio'],
    ...gateways.flatMap(({ page, cpu, rate }) => [
      [`${page}: CPU ms a request`, cpu.ours.toFixed(2), cpu.stock.toFixed(2), span(cpu)],
      [`${page}: requests a second`, rate.ours.toFixed(0), rate.stock.toFixed(0), span(rate)],
    ]),
    [`${statement.page}: ms a request, one connection`, ...medians.map((millis) => millis.toFixed(2)), statement.ratio.toFixed(2)],
    ...Object.entries(memory).map(([name, bytes]) => [`memory of ${name}, MB`, (bytes / 1_048_576).toFixed(0), '', '']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
  return `Medians of ${rounds} rounds in turns, ${load.requests} requests on ${load.connections} connections each\n\n${lines.join('\n')}`;
}

/** Keeps the report as JSON under `.conect/bench`; answers the file. */
export function writeReport(report: Report, at: Date): string {
  const folder = join(repositoryRoot, '.conect', 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${at.toISOString().replaceAll(':', '-')}.json`);
  const machine = { node: process.version, cpus: cpus().map(({ model }) => model), memoryBytes: totalmem() };
  writeFileSync(file, `${JSON.stringify({ at: at.toISOString(), machine, ...report }, null, 2)}\n`);
  return relative(repositoryRoot, file);
}
