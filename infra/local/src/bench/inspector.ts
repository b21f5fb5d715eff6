import { Problem } from '../problem';

/** What a process says of its memory, in bytes. */
export interface MemoryUse {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** Node's inspector of a process that was started with `--inspect`. */
export interface Inspector {
  readonly memory: () => Promise<MemoryUse>;
  readonly collectGarbage: () => Promise<void>;
  readonly close: () => void;
}

type Reply = { readonly id: number; readonly result?: { readonly result?: { readonly value?: unknown } }; readonly error?: { readonly message: string } };

/** Connects to the inspector on a port of this machine. */
export async function openInspector(port: number): Promise<Inspector> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(targets[0]!.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Problem(`The inspector on port ${port} does not answer.`)), { once: true });
  });
  let last = 0;
  const call = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      const hear = ({ data }: MessageEvent): void => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id !== id) return;
        socket.removeEventListener('message', hear);
        if (reply.error) reject(new Problem(`The inspector refused ${method}: ${reply.error.message}`));
        else resolve(reply.result?.result?.value);
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  return {
    memory: async () => JSON.parse(String(await call('Runtime.evaluate', { expression: 'JSON.stringify(process.memoryUsage())' }))) as MemoryUse,
    collectGarbage: async () => void (await call('HeapProfiler.collectGarbage')),
    close: () => socket.close(),
  };
}
