import { createServer, type RequestListener } from 'node:http';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSecretsManagerTokenKeyStore } from '../../../functions/token-keys/adapters/secrets-manager-token-key-store.ts';
import { TokenKeysUnavailableError } from '../../../functions/token-keys/errors.ts';

const rotatedAt = Temporal.Instant.from('2026-08-24T06:30:00Z');
const ring = { currentId: 'b', current: 'B'.repeat(43), previousId: 'a', previous: 'A'.repeat(64) };
const asStored = (value: object) => ({
  SecretString: JSON.stringify(value),
  CreatedDate: rotatedAt.epochMilliseconds / 1000,
});

/** A Secrets Manager that answers over real HTTP, and counts. */
async function startSecretsManager(answer: () => { status?: number; body: object }) {
  let requests = 0;
  const listener: RequestListener = (request, response) => {
    requests++;
    request.resume().on('end', () => {
      const { status = 200, body } = answer();
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const client = new SecretsManagerClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { client, requestCount: () => requests };
}

function startClock(start: Temporal.Instant) {
  let now = start;
  return {
    now: () => now,
    advance: (minutes: number) => {
      now = now.add({ minutes });
    },
  };
}

describe('the store of token keys', () => {
  it('reads the secret once in five minutes', async () => {
    const { client, requestCount } = await startSecretsManager(() => ({ body: asStored(ring) }));
    const clock = startClock(rotatedAt.add({ hours: 1 }));
    const store = createSecretsManagerTokenKeyStore(client, 'keys', clock);

    const first = await store.readTokenKeys();
    clock.advance(4);
    expect(await store.readTokenKeys()).toBe(first);
    expect(requestCount()).toBe(1);

    clock.advance(1);
    await store.readTokenKeys();
    expect(requestCount()).toBe(2);
  });

  it('lets a new key sign only when every other reader has had the time to learn it', async () => {
    const { client } = await startSecretsManager(() => ({ body: asStored(ring) }));
    const clock = startClock(rotatedAt.add({ seconds: 1 }));
    const store = createSecretsManagerTokenKeyStore(client, 'keys', clock);

    expect(await store.readTokenKeys()).toMatchObject({ current: { id: 'a' }, previous: { id: 'b' } });
    clock.advance(10);
    expect(await store.readTokenKeys()).toMatchObject({ current: { id: 'b' }, previous: { id: 'a' } });
  });

  it('says that the keys are unavailable, and reads them once they are back', async () => {
    let down = true;
    const { client } = await startSecretsManager(() =>
      down ? { status: 400, body: { __type: 'AccessDeniedException' } } : { body: asStored(ring) },
    );
    const store = createSecretsManagerTokenKeyStore(client, 'keys', startClock(rotatedAt.add({ hours: 1 })));

    await expect(store.readTokenKeys()).rejects.toBeInstanceOf(TokenKeysUnavailableError);
    down = false;
    await expect(store.readTokenKeys()).resolves.toMatchObject({ current: { id: 'b' } });
  });
});
