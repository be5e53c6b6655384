import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs. Ids, counts and error names only: never a name, an address or a word that somebody wrote. */
export const log = new Logger({ serviceName: 'kith' });
