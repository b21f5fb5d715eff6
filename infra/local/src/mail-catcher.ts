import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/** Takes every mail for everybody and writes it to a folder as an `.eml` file; nothing leaves this machine. */
export async function startMailCatcher(folder: string, port: number): Promise<{ readonly stop: () => Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        count += 1;
        const to = session.envelope.rcptTo.map(({ address }) => address.replace(/[^A-Za-z0-9.@_-]/g, '_')).join(',').slice(0, 80);
        const moment = new Date().toISOString().replace(/[:.]/g, '-');
        // A full disk refuses this mail; the sender will try again.
        writeFile(join(folder, `${moment}-${String(count).padStart(4, '0')}-${to}.eml`), Buffer.concat(chunks)).then(() => callback(), callback);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return { stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
