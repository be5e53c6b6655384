import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { SESClient } from '@aws-sdk/client-ses';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSesClient, createSesTransport } from '../../../functions/delivery/adapters/ses-transport.ts';
import { MailOutcomeUnknownError } from '../../../functions/delivery/mail-transport.ts';
import { log } from '../../../functions/shared/log.ts';
import { buildOutgoingMail } from '../../builders/outgoing-mail.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const accept: Answer = (_request, response) => {
  const result = '<SendRawEmailResult><MessageId>ses-1</MessageId></SendRawEmailResult>';
  response.setHeader('content-type', 'text/xml');
  response.end(
    `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">${result}</SendRawEmailResponse>`,
  );
};

const refuse =
  (status: number, code: string, message: string): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(
      `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    );
  };

/** The SES client that Kith uses, against a server of the test's own that answers as SES does. */
describe('SES transport', () => {
  const requests: URLSearchParams[] = [];
  let server: Server;
  let client: SESClient;
  let answer: Answer;

  beforeEach(async () => {
    requests.length = 0;
    answer = accept;
    server = createServer(async (request, response) => {
      requests.push(new URLSearchParams(await text(request)));
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    vi.stubEnv('AWS_ENDPOINT_URL_SES', `http://127.0.0.1:${address.port}`);
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    client = createSesClient(300);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    client.destroy();
    await close();
  });

  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const send = () => createSesTransport(client, 'kith-mail').send(buildOutgoingMail());

  it('passes one recipient, the configuration set, the delivery tag and the message', async () => {
    expect(await send()).toEqual({ sesMessageId: 'ses-1' });
    const [sent] = requests;
    expect(Object.fromEntries(sent ?? [])).toMatchObject({
      Action: 'SendRawEmail',
      Source: 'kith@kith.example',
      'Destinations.member.1': 'nora@lindqvist.example',
      ConfigurationSetName: 'kith-mail',
      'Tags.member.1.Name': 'delivery',
      'Tags.member.1.Value': buildOutgoingMail().deliveryId,
    });
    expect(sent?.has('Destinations.member.2')).toBe(false);
    const parsed = await simpleParser(Buffer.from(sent?.get('RawMessage.Data') ?? '', 'base64'));
    expect(parsed.subject).toBe('Ruth Adeyemi today');
  });

  it.each([
    ['throttled', refuse(400, 'Throttling', 'Maximum sending rate exceeded.')],
    ['quota', refuse(400, 'Throttling', 'Daily message quota exceeded.')],
    ['rejected', refuse(400, 'MessageRejected', 'Email address is not verified.')],
  ] as const)('reports a refusal (%s) after one attempt', async (reason, refusal) => {
    answer = refusal;
    await expect(send()).rejects.toMatchObject({ name: 'MailRefusedError', reason });
    expect(requests).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['answers 500', refuse(500, 'InternalFailure', 'Oops')],
    ['answers 503', refuse(503, 'ServiceUnavailable', 'Oops')],
    ['hangs up without an answer', (request) => request.socket.destroy()],
    ['never answers', () => {}],
    ['answers with something that is no answer', (_request, response) => response.end('<html>')],
    ['leaves the message id out', (_request, response) => response.end('<SendRawEmailResponse/>')],
  ])('calls the outcome unknown, after one attempt, when SES %s', async (_what, behaviour) => {
    answer = behaviour;
    await expect(send()).rejects.toBeInstanceOf(MailOutcomeUnknownError);
    expect(requests).toHaveLength(1);
  });

  it('tells the log why the outcome is unknown, without a word of SES, which repeats addresses', async () => {
    const warn = vi.spyOn(log, 'warn').mockImplementation(() => {});
    answer = (request) => request.socket.destroy();
    await send().catch(() => {});
    answer = refuse(500, 'InternalFailure', 'nora@lindqvist.example is not to be told');
    await send().catch(() => {});
    expect(warn.mock.calls.map(([, details]) => details)).toEqual([
      { errorName: 'TimeoutError', code: 'ECONNRESET' },
      { errorName: 'InternalFailure' },
    ]);
    warn.mockRestore();
  });

  it('keeps a connection for the next mail, and closes one that has waited, before SES does', async () => {
    const connections: Socket[] = [];
    server.on('connection', (socket) => connections.push(socket));
    server.keepAliveTimeout = 60_000;
    client.destroy();
    client = createSesClient(300, 400);
    await send();
    await send();
    expect(connections).toHaveLength(1);
    const [first] = connections;
    if (first?.destroyed === false) await once(first, 'close');
    await send();
    expect(connections).toHaveLength(2);
  });

  it('reports a refusal that passes when there was nobody to connect to', async () => {
    await close();
    await expect(send()).rejects.toMatchObject({ name: 'MailRefusedError', reason: 'throttled' });
  });
});
