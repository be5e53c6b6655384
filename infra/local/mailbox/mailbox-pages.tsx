import type { World } from '../world.ts';
import { readAsset } from './assets.ts';
import { postClock } from './post-clock.ts';
import { postReply } from './post-reply.ts';
import { showLetter } from './show-letter.ts';
import { showMailbox } from './show-mailbox.tsx';
import { showPeople, showPerson } from './show-people.tsx';

interface Visit {
  readonly parameters: URLSearchParams;
  /** The part of the path in brackets below. */
  readonly name: string;
  readonly readForm: () => Promise<FormData>;
}

type Answer = (world: World, visit: Visit) => Promise<Response | undefined>;

const gets: ReadonlyArray<readonly [RegExp, Answer]> = [
  [/^\/$/, (world, { parameters }) => showMailbox(world, parameters)],
  [/^\/_local\/people$/, (world) => showPeople(world)],
  [/^\/_local\/people\/([^/]+)$/, (world, { name }) => showPerson(world, name)],
  [/^\/_local\/letter\/([^/]+)$/, (world, { name, parameters }) => showLetter(world, name, parameters)],
  [/^\/_local\/assets\/([^/]+)$/, (_world, { name }) => readAsset(name)],
];

const posts: ReadonlyArray<readonly [RegExp, Answer]> = [
  [/^\/_local\/reply$/, async (world, { readForm }) => await postReply(world, await readForm())],
  [/^\/_local\/move-clock$/, async (world, { readForm }) => await postClock(world, await readForm())],
];

/** The mailbox's pages for a request, or undefined when the address is none of theirs. GET changes nothing. */
export function mailboxPages(world: World): (request: Request) => Promise<Response | undefined> {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    for (const [pattern, answer] of routesFor(request.method)) {
      const match = pattern.exec(pathname);
      if (match === null) continue;
      const name = decodeSegment(match[1] ?? '');
      return await answer(world, { parameters: searchParams, name, readForm: () => request.formData() });
    }
    return undefined;
  };
}

function routesFor(method: string): typeof gets {
  if (method === 'POST') return posts;
  return method === 'GET' || method === 'HEAD' ? gets : [];
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
