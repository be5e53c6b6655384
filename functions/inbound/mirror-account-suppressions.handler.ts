import middy from '@middy/core';
import { mirrorLatestSuppressions } from '../delivery/mirror-account-suppressions.ts';
import { log } from '../shared/log.ts';
import { createMirrorPorts } from './mirror-dependencies.ts';

const ports = createMirrorPorts();

/** Once a day (EventBridge): takes whom SES itself has come to keep mail from onto Kith's list. */
export const handler = middy<unknown, void>().handler(async () => {
  const count = await mirrorLatestSuppressions(ports);
  log.info('What SES keeps mail from is mirrored', { count });
});
