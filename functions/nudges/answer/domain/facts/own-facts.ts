import { bareDay, type FactInProse, sayAsTold, WRITTEN_DAY } from './fact-in-prose.ts';

const BIRTHDAY = new RegExp(
  `\\b(?:(?:it's|it is|its) (?:her|his|their) birthday(?: is)?|(?:her|his|their) birthday(?: is|'s| falls)?)(?: on)? (${WRITTEN_DAY})`,
  'iu',
);
const DAY_IS_BIRTHDAY = new RegExp(`\\b(${WRITTEN_DAY}) is (?:her|his|their) birthday\\b`, 'iu');
const SHE_WAS_BORN = new RegExp(`\\b(?:she|he|they) (?:was|were) born (?:on )?(${WRITTEN_DAY})`, 'iu');
const ANNIVERSARY = new RegExp(
  `\\b(?:her|his|their) (?:wedding )?anniversary(?: is)?(?: on)? (${WRITTEN_DAY})`,
  'iu',
);
const ALLERGY =
  /\b(?:she|he|they)(?:'s|'re| is| are)(?: very| badly| now)? allergic to ([\p{L}-]+(?: (?:and|or) [\p{L}-]+)?)/iu;
const DIET =
  /\b(?:she|he|they)(?:'s|'re| is| are| has gone| went)(?: now)? (?:a )?(vegetarian|vegan|pescatarian|gluten-free|coeliac|teetotal)\b/iu;
const INTEREST =
  /\b(?:she|he|they)(?:'s| has|'ve| have)? (?:really |now |also )?(?:is into|are into|into|loves|love|has taken up|have taken up|took up|taken up|is mad about|is keen on|is fond of|enjoys) (?!the\b|her\b|his\b|their\b|it\b|that\b|this\b|to\b|how\b|me\b|my\b|us\b|our\b|him\b|them\b|being\b|having\b|you\b|your\b|a\b|an\b)([\p{Ll}-]+(?: (?:music|racing|hiking|swimming|running|photography|climbing|wine|cooking|riding|dancing|walking|gardening|football|cricket))?)(?=$|[.,;!?)]| and | now| these days| again| at the moment)/iu;
const COMPANY =
  /\b(?:joined|joining|started at|starting at|starts at|now works (?:at|for)|working (?:at|for) now|moved over to|new job at|job at|hired by) (\p{Lu}[\p{L}\p{N}&'.-]*(?: \p{Lu}[\p{L}\p{N}&'.-]*){0,2})/u;
const ROLE =
  /\b(?:promoted to|new role as|is now|starts as|started as|new job as|appointed) (?:the |a |an )?((?:head|director|vice president|vp|chief|partner|managing director|manager|professor|editor|ceo|cto|cfo|coo|president|chair)(?: (?:of|for) [\p{L} &]{2,30}?)?|[\p{L}]+ (?:director|manager|editor|partner|designer|engineer|officer))(?=$|[.,;!?)]| at | and | from | in | since )/iu;
const ADDRESS =
  /\b(?:new|her|his|their) (?:e-?mail|mail|email address|mail address|address)(?: address)? (?:is )?(?:now )?([^\s<>,;()"']+@[^\s<>,;()"']+\.[a-z]{2,20})/iu;
const PHONE =
  /\b(?:new|her|his|their) (?:phone |mobile |cell )?number (?:is )?(?:now )?(\+?\d[\d ()./-]{6,20}\d)/iu;

interface Form {
  readonly pattern: RegExp;
  readonly tell: (written: string) => string;
}

const FORMS: readonly Form[] = [
  { pattern: BIRTHDAY, tell: (day) => `birthday ${bareDay(day)}` },
  { pattern: DAY_IS_BIRTHDAY, tell: (day) => `birthday ${bareDay(day)}` },
  { pattern: SHE_WAS_BORN, tell: (day) => `birthday ${bareDay(day)}` },
  { pattern: ANNIVERSARY, tell: (day) => `anniversary ${bareDay(day)}` },
  { pattern: ALLERGY, tell: (what) => `allergies ${what.replace(/ (?:and|or) /i, ', ')}` },
  { pattern: DIET, tell: (diet) => `food ${diet.toLowerCase()}` },
  { pattern: INTEREST, tell: (what) => `likes ${what.toLowerCase()}` },
  { pattern: COMPANY, tell: (company) => `company ${company.replace(/[.'-]+$/, '')}` },
  { pattern: ROLE, tell: (role) => `role ${role}` },
  { pattern: ADDRESS, tell: (address) => `email ${address}` },
  { pattern: PHONE, tell: (number) => `phone ${number}` },
];

/** What a text tells of the person themselves: their day, table, work, ways to reach them. */
export const findOwnFacts = (prose: string): readonly FactInProse[] =>
  FORMS.flatMap(({ pattern, tell }) => {
    const [, written] = pattern.exec(prose) ?? [];
    return written === undefined ? [] : [sayAsTold(tell(written))];
  });
