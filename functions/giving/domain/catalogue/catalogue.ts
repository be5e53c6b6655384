import type { Idea } from '../idea.ts';
import { booksAndLetters } from './books-and-letters.ts';
import { children } from './children.ts';
import { curiousThings } from './curious-things.ts';
import { gardenAndKitchen } from './garden-and-kitchen.ts';
import { hardDays } from './hard-days.ts';
import { introductions } from './introductions.ts';
import { makersAndCauses } from './makers-and-causes.ts';
import { meals } from './meals.ts';
import { musicAndPictures } from './music-and-pictures.ts';
import { newFamily } from './new-family.ts';
import { oneAtHome } from './one-at-home.ts';
import { outdoors } from './outdoors.ts';
import { parents } from './parents.ts';
import { pets } from './pets.ts';
import { practicalHelp } from './practical-help.ts';
import { sameDay } from './same-day.ts';
import { sameDayForTheSmall } from './same-day-for-the-small.ts';
import { timeTogether } from './time-together.ts';
import { wordsOfPraise } from './words-of-praise.ts';
import { workAndWins } from './work-and-wins.ts';
import { youngPeople } from './young-people.ts';

/** Every idea that Kith knows. Ids stay for ever: they stand in what was given. */
export const CATALOGUE: readonly Idea[] = [
  meals,
  practicalHelp,
  timeTogether,
  introductions,
  wordsOfPraise,
  oneAtHome,
  children,
  youngPeople,
  parents,
  pets,
  hardDays,
  newFamily,
  workAndWins,
  booksAndLetters,
  musicAndPictures,
  outdoors,
  gardenAndKitchen,
  curiousThings,
  makersAndCauses,
  sameDay,
  sameDayForTheSmall,
].flat();
