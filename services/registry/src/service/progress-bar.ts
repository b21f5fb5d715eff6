import type { ImportProgress } from '../register-import/application/running-import';

const width = 30;
const titles: Readonly<Record<ImportProgress['step'], string>> = { READING: 'Reading', MERGING: 'Merging' };

interface Output {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Draws progress: on a terminal one line that fills, elsewhere a line for each tenth. */
export function createProgressBar(output: Output): (progress: ImportProgress) => void {
  let shown = '';
  return ({ step, share }) => {
    const percent = Math.floor(share * 100);
    const text = `${titles[step]} ${output.isTTY ? `[${'#'.repeat(Math.round(share * width)).padEnd(width, '.')}] ${percent}` : percent - (percent % 10)} %`;
    if (text === shown) return;
    shown = text;
    output.write(output.isTTY ? `\r${text.padEnd(width + 20)}${percent === 100 ? '\n' : ''}` : `${text}\n`);
  };
}
