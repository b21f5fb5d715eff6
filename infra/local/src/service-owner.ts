import { Client } from 'pg';
import { Problem } from './problem';
import { services } from './stack';

/** Does work in a service's database, as its owner. */
export async function asOwnerOf<Value>(service: string, env: NodeJS.ProcessEnv, work: (owner: Client) => Promise<Value>): Promise<Value> {
  if (!services.some((name) => name === service)) throw new Problem(`No service ${service}: expected one of ${services.join(', ')}.`);
  const setting = `${service.toUpperCase()}_MIGRATIONS_DATABASE_URL`;
  const url = env[setting];
  if (url === undefined) throw new Problem(`No ${setting}: run npm start once, or set it.`);
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
