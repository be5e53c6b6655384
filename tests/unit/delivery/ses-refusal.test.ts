import { SESServiceException } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { readRefusal } from '../../../functions/delivery/adapters/ses-refusal.ts';

const sesError = (httpStatusCode: number, name: string, message = '') =>
  new SESServiceException({
    name,
    message,
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode },
  });

const systemError = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });

describe('readRefusal', () => {
  it.each([
    ['throttled', sesError(400, 'Throttling', 'Maximum sending rate exceeded.')],
    ['throttled', sesError(400, 'ThrottlingException', 'Rate exceeded')],
    ['throttled', sesError(429, 'TooManyRequestsException')],
    ['quota', sesError(400, 'Throttling', 'Daily message quota exceeded.')],
    ['quota', sesError(400, 'AccountSendingPausedException')],
    ['quota', sesError(400, 'ConfigurationSetSendingPausedException')],
    ['rejected', sesError(400, 'MessageRejected', 'Email address is not verified.')],
    ['quota', sesError(400, 'MailFromDomainNotVerifiedException')],
    ['quota', sesError(403, 'AccessDenied')],
    ['quota', sesError(403, 'SignatureDoesNotMatch')],
    ['quota', sesError(403, 'ExpiredToken')],
    ['quota', sesError(400, 'ConfigurationSetDoesNotExistException')],
    ['rejected', sesError(404, 'UnknownThing')],
    ['quota', Object.assign(new Error('none'), { name: 'CredentialsProviderError' })],
    ['throttled', systemError('ECONNREFUSED', 'connect')],
    ['throttled', systemError('ETIMEDOUT', 'connect')],
    ['throttled', systemError('ENOTFOUND', 'getaddrinfo')],
    [
      'throttled',
      new AggregateError([systemError('ECONNREFUSED', 'connect'), systemError('ENETUNREACH', 'connect')]),
    ],
  ] as const)('reads %s from %s', (reason, error) => {
    expect(readRefusal(error)).toBe(reason);
  });

  it.each([
    ['quota', 'kith@kith.example'],
    ['quota', 'ada@reader.example, Kith@Kith.example'],
    ['quota', 'kith.example'],
    ['rejected', 'ada@kith.example'],
  ])('reads %s where the identity that is not verified is %s', (reason, identities) => {
    const message = `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${identities}`;
    expect(readRefusal(sesError(400, 'MessageRejected', message), 'kith@kith.example')).toBe(reason);
  });

  it.each([
    sesError(500, 'InternalFailure'),
    sesError(503, 'ServiceUnavailable'),
    sesError(503, 'Throttling', 'Maximum sending rate exceeded.'),
    sesError(200, 'Malformed'),
    new SESServiceException({ name: 'NoStatus', $fault: 'client', $metadata: {} }),
    systemError('ECONNRESET', 'read'),
    systemError('EPIPE', 'write'),
    new AggregateError([systemError('ECONNREFUSED', 'connect'), systemError('ECONNRESET', 'read')]),
    new AggregateError([]),
    Object.assign(new Error('a request has exceeded the configured 10000 ms requestTimeout'), {
      name: 'TimeoutError',
    }),
    new Error('something else'),
    'a string',
    undefined,
  ])('does not call %s a refusal: the message may have gone out', (error) => {
    expect(readRefusal(error)).toBeUndefined();
  });
});
