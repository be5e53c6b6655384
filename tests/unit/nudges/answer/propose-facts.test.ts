import { describe, expect, it } from 'vitest';
import { proposeFacts } from '../../../../functions/nudges/answer/domain/propose-facts.ts';

const RUTH = { name: 'Ruth Adler', lovedOnes: ['Mia'], hasDraft: false };
const say = (text: string) => proposeFacts(text, RUTH).map((proposal) => proposal.say);

it('a proposal holds the change that would be kept', () => {
  expect(proposeFacts('Her son Leo starts school in September, she says.', RUTH)).toEqual([
    {
      say: 'son Leo, starts school in September',
      change: {
        kind: 'loved-one',
        change: {
          how: 'keep',
          name: 'Leo',
          relation: 'son',
          facts: [
            { kind: 'words', field: 'notes', words: { add: ['starts school in September'], remove: [] } },
          ],
        },
      },
    },
  ]);
});

describe('what is proposed', () => {
  it.each([
    ['her youngest daughter Ida was born on 3 May 2021', ['daughter Ida, born 3 May 2021']],
    ['Ruth’s husband Tom runs a bakery now', ['husband Tom, runs a bakery now']],
    ['his dog is called Rufus', ['dog Rufus']],
    ['her dog Rufus died last week', ['dog Rufus, in memory']],
    ['her sister Anna is in hospital', ['sister Anna']],
    ['they had a baby boy called Tom', ['son Tom']],
    ['she gave birth to Ida on Sunday', ['child Ida']],
    ['they got a kitten called Miso', ['kitten Miso']],
    ['she got married to Sam in June', ['spouse Sam']],
    ['it’s her birthday on May 4', ['birthday May 4']],
    ['4 May is her birthday', ['birthday 4 May']],
    ['their anniversary is 3 June', ['anniversary 3 June']],
    ['she’s allergic to nuts', ['allergies nuts']],
    ['she is now vegan', ['food vegan']],
    ['she has taken up rowing', ['likes rowing']],
    ['she started at Fjord in May', ['company Fjord']],
    ['new number +44 20 7946 0000', ['phone +44 20 7946 0000']],
    ['her daughter Mia starts school', ['daughter Mia, starts school']],
  ])('%s', (text, proposals) => {
    expect(say(text)).toEqual(proposals);
  });
});

describe('what is not', () => {
  it.each([
    'my son Leo starts school',
    'our dog Rufus is ill',
    'Tom’s son Leo starts school',
    'her daughter Mia says hi',
    'her boss was rude',
    'her friend of many years',
    'we talked about birthdays',
    'her mother was ill; she died in May',
    'her mother died',
    'she died laughing',
    'she loves her job',
    'she loves it there',
    'she is now in Oslo',
    'it is 4 May',
    'the new number is up',
    '她的儿子上学了',
    '',
  ])('%s', (text) => {
    expect(say(text)).toEqual([]);
  });
});

it('five at most are proposed', () => {
  const family = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gus']
    .map((name) => `her cousin ${name} waits.`)
    .join(' ');
  expect(say(family)).toHaveLength(5);
});

describe('a parting told in prose', () => {
  const RUTH_WITH_FEMI = { ...RUTH, partner: { name: 'Femi', relation: 'husband' } };
  const propose = (text: string, person: typeof RUTH = RUTH_WITH_FEMI) =>
    proposeFacts(text, person).map((proposal) => proposal.say);

  it.each([
    'They got divorced, he moves out in October',
    'Sad news: they are getting a divorce.',
    'Ruth and Femi split up in May',
    'Lunch at Moro. She has left Femi.',
    'she left her husband',
    'Femi moved out last week',
    'they’ve separated',
    'Their divorce came through',
  ])('%s: whoever was at their side is proposed as former', (text) => {
    expect(propose(text)).toEqual(['ex-husband Femi']);
  });

  it.each([
    'They are not divorced after all',
    'her parents got divorced',
    'they nearly split up over the kitchen',
    'they separated the wheat from the chaff on the farm, no joke',
    'She left the agency',
    'Femi left for Lagos',
  ])('%s: nothing is proposed of it', (text) => {
    expect(propose(text)).not.toContain('ex-husband Femi');
  });

  it('nothing is proposed where Kith knows of nobody at their side', () => {
    expect(propose('They got divorced', RUTH)).toEqual([]);
  });
});
