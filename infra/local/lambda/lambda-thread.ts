/** The inside of a local Lambda: loads the deployable bundle and runs one event at a time, with Kith's time as its Date. */
import { enableCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { SharedOffset, shiftDate } from '../clock/shared-offset.ts';
import type { Invocation, LambdaReply, LambdaSettings } from './lambda-protocol.ts';

// Not checked again: the sender's types say what comes in, and a library that checks would be loaded once for each function.
const settings: LambdaSettings = workerData;
shiftDate(new SharedOffset(settings.offsetBuffer));

// What an earlier start of the same bundle compiled is taken from the folder.
enableCompileCache(settings.compileCacheFolder);

const { handler } = await import(pathToFileURL(settings.bundlePath).href);
if (typeof handler !== 'function') throw new Error(`${settings.bundlePath} exports no handler.`);
const answer = (reply: LambdaReply): void => parentPort?.postMessage(reply);

parentPort?.on('message', async (invocation: Invocation) => {
  const { requestId } = invocation;
  try {
    const value = await handler(invocation.event, createContext(invocation));
    // Lambda hands results on as JSON; what JSON cannot carry is lost there, and so here.
    answer({
      kind: 'result',
      requestId,
      value: value === undefined ? null : JSON.parse(JSON.stringify(value)),
    });
  } catch (error) {
    answer({ kind: 'error', requestId, ...describeError(error) });
  }
});
answer({ kind: 'ready' });

function createContext({ requestId, timeoutMilliseconds }: Invocation): object {
  const startedAt = performance.now();
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: settings.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: settings.functionArn,
    logGroupName: `/aws/lambda/${settings.functionName}`,
    logStreamName: 'local',
    memoryLimitInMB: String(settings.memoryMebibytes),
    getRemainingTimeInMillis: () => Math.max(0, timeoutMilliseconds - (performance.now() - startedAt)),
  };
}

function describeError(error: unknown): { errorType: string; errorMessage: string; trace: string } {
  if (!(error instanceof Error)) return { errorType: 'string', errorMessage: String(error), trace: '' };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack ?? '' };
}
