import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { LocalSystemError } from '../local-errors.ts';
import { type FaultBook, faultsRequestSchema } from '../ses/faults.ts';
import type { World } from '../world.ts';
import { streamChanges } from './stream-changes.ts';

export interface LocalApiPorts {
  readonly world: World;
  readonly faults: FaultBook;
  readonly describeState: () => Promise<object>;
}

type Route = (ports: LocalApiPorts, request: Request, url: URL) => Promise<Response>;

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /_local/state': async ({ describeState }) => Response.json(await describeState()),
  'GET /_local/mail': async ({ world }, _request, { searchParams }) =>
    Response.json(await world.listMail(searchParams.get('to') ?? undefined)),
  'GET /_local/events': async ({ world }, _request, { searchParams }) =>
    streamChanges(world, Number(searchParams.get('age') ?? 0)),
  'POST /_local/clock': moveClock,
  'POST /_local/faults': setFaults,
};

const MAIL_PATH = /^\/_local\/mail\/([\w-]+)$/;

/** The runner's routes for scripts; undefined when the request is for something else. */
export async function answerLocalApi(ports: LocalApiPorts, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  const mailId = MAIL_PATH.exec(url.pathname)?.[1];
  if (mailId !== undefined && request.method === 'GET') return await readMail(ports, mailId);
  const route = ROUTES[`${request.method} ${url.pathname}`];
  return await route?.(ports, request, url);
}

async function readMail({ world }: LocalApiPorts, id: string): Promise<Response> {
  const rawMessage = await world.readMail(id);
  if (rawMessage === undefined) return refuse(404, `There is no mail ${id}.`);
  return new Response(new Uint8Array(rawMessage), { headers: { 'content-type': 'message/rfc822' } });
}

const clockMoveSchema = z.union([
  z.strictObject({ advance: z.string() }).transform(({ advance }) => Temporal.Duration.from(advance)),
  z.strictObject({ at: z.string() }).transform(({ at }) => Temporal.Instant.from(at)),
]);

async function moveClock({ world }: LocalApiPorts, request: Request): Promise<Response> {
  const move = await readJson(request, clockMoveSchema);
  if (move === undefined) {
    return refuse(400, 'Send {"advance":"P3D"} (an ISO 8601 duration) or {"at":"2026-09-01T06:30:00Z"}.');
  }
  try {
    await world.moveClockTo(move instanceof Temporal.Instant ? move : addInUtc(world.now(), move));
  } catch (error) {
    if (error instanceof LocalSystemError) return refuse(400, error.message);
    throw error;
  }
  return Response.json({ now: world.now().toString({ smallestUnit: 'millisecond' }) });
}

/** Days, weeks and months are the calendar's, in UTC. */
function addInUtc(now: Temporal.Instant, duration: Temporal.Duration): Temporal.Instant {
  return now.toZonedDateTimeISO('UTC').add(duration).toInstant();
}

async function setFaults({ faults }: LocalApiPorts, request: Request): Promise<Response> {
  const asked = await readJson(request, faultsRequestSchema);
  if (asked === undefined) {
    const example =
      '{"throttle":{"rate":0.5},"bounce":{"addresses":["a@example.org"]},"verdicts":{"b@example.org":{"dmarc":"FAIL"}}}';
    return refuse(400, `Send faults such as ${example}, or {"clear":true}.`);
  }
  if ('clear' in asked) faults.clear();
  else faults.set(asked);
  return Response.json(faults.current);
}

/** undefined when it is no JSON, or not of the shape. */
async function readJson<S extends z.ZodType>(request: Request, schema: S): Promise<z.infer<S> | undefined> {
  try {
    return schema.parse(await request.json());
  } catch {
    return undefined;
  }
}

const refuse = (status: number, line: string): Response =>
  new Response(`${line}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
