import type { World } from '../world.ts';
import { Page } from './components/page.tsx';
import { PeopleList, PersonPage } from './components/people-pages.tsx';
import { pageResponse } from './page-response.ts';
import { listPeople, readPerson } from './read-people.ts';
import { clockOf, readStage } from './stage.tsx';

const LONGEST_LIST = 200;

export async function showPeople(world: World): Promise<Response> {
  const stage = await readStage(world);
  const owners = await world.owners.listOwners();
  const circles = await Promise.all(
    owners.map(async (owner) => ({ owner, people: await listPeople(world, owner, LONGEST_LIST) })),
  );
  return pageResponse(
    <Page title="People" current="people" clock={clockOf(stage)}>
      <PeopleList circles={circles} limit={LONGEST_LIST} />
    </Page>,
  );
}

export async function showPerson(world: World, id: string): Promise<Response> {
  const stage = await readStage(world);
  const person = await readPerson(world, id);
  return pageResponse(
    <Page title={person?.contact.name ?? 'Nobody here'} current="people" clock={clockOf(stage)}>
      {person ? <PersonPage person={person} timeZone={stage.timeZone} /> : <NobodyHere />}
    </Page>,
    person ? 200 : 404,
  );
}

function NobodyHere() {
  return (
    <div className="column">
      <h1>Nobody here</h1>
      <p>
        No person has this address. <a href="/_local/people">See everybody</a>
      </p>
    </div>
  );
}
