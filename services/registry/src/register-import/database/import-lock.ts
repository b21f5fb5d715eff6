/** Only one import runs at a time: an advisory lock of the session that runs it, so that the end of the process frees it. */
export const importLock = 7_340_512;

/** Before a new import is opened by whoever has the lock: what a command at a shell left when it was killed, nobody takes up again. */
export const failAbandonedImports = `
  UPDATE register_import SET status = 'FAILED', ended_at = business_now() WHERE status = 'RUNNING' AND document_id IS NULL`;
