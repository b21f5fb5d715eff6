import type { RecurringJob } from '@conect/service-kit';
import type { ResumeRegisterImport } from '../application/commands/resume-register-import';

/** The name of the job that runs an import of the national register. */
export const registerImportJob = 'run-register-import';

/** A database that was away comes back within these; a file that fails each time fails for good. */
const maximumTries = 5;

/** The import that an officer asked for, in the background; the job of a process that was killed is taken by another. */
export function registerImports(resumeRegisterImport: ResumeRegisterImport): RecurringJob {
  return {
    crontab: '',
    tasks: {
      [registerImportJob]: (payload, { attempt, isLastAttempt }) => {
        const { importId } = payload as { importId: string };
        return resumeRegisterImport({ importId, isLastTry: isLastAttempt || attempt >= maximumTries });
      },
    },
  };
}
