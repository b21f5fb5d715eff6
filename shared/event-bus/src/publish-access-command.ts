import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents } from '@conect/events';
import { accessFile } from './access';

writeFileSync(join(__dirname, '../../../infra/kafka/acls.json'), accessFile(allEvents));
