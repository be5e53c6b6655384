const BROKEN =
  /\b(?:phone|laptop|computer|car|van|boiler|heating|fridge|oven|cooker|washing machine|wheelchair|hearing aid|glasses|screen|pipe|roof|lift|lock)\b.{0,30}\b(?:broke(?! up)|broken|dead|died|drowned|smashed|cracked|leak\w*|burst|won’t start|won't start|stopped working|gave up|out of order)\b/i;
const BREAKS =
  /\b(?:broke|smashed|cracked|dropped|drowned) (?:her|his|their|the|an?) (?:\w+ )?(?:phone|laptop|computer|car|glasses|leg|arm|wrist|ankle|hip|foot|hand|collarbone)\b/i;
const LOST =
  /\b(?:lost (?:her|his|their|the|all) (?:\w+ )?(?:phone|wallet|purse|passport|keys?|luggage|bags?|suitcase|dog|cat|voice)|(?:phone|wallet|purse|passport|keys|luggage|suitcase|bag) (?:is |was |are |were |got )?(?:lost|gone|missing|stolen)|stolen|robbed|mugged|burgled|broken into)\b/i;
const STUCK =
  /\b(?:stranded|stuck (?:at|in|on|with)|locked out|missed (?:her|his|their|the) (?:flight|train|connection|ferry)|(?:flight|train|ferry) (?:is |was )?cancelled|broke down|broken down|nowhere to (?:sleep|stay)|flat tyre|puncture)\b/i;
const HOUSE =
  /\b(?:no (?:heating|hot water|water|power|electricity)|power cut|flooded|flooding|burst pipe|house fire)\b/i;
const BODY =
  /\b(?:in (?:the )?hospital|taken to hospital|accident|ambulance|collapsed|just (?:died|passed away))\b/i;
const SAID =
  /\b(?:emergency|urgent(?:ly)?|a\.?s\.?a\.?p\b|right now|right away|straight ?away|at once|immediately|today|tonight|this (?:morning|afternoon|evening))\b/i;
const SIGNS = [BROKEN, BREAKS, LOST, STUCK, HOUSE, BODY, SAID];
const NO_HURRY =
  /\b(?:no (?:rush|hurry)|not urgent|whenever|some ?day|sometime|one day|next (?:week|month|year)|in the (?:spring|summer|autumn|winter)|was (?:fixed|mended|replaced))\b/i;
const LONGEST_READ = 500;

/** `phone broke`, `stranded in Lyon`: trouble that is there as it is told of. Not `looking for a flat`, nor `no hurry`. */
export function readsLikeNow(words: string): boolean {
  const read = words.slice(0, LONGEST_READ);
  return !NO_HURRY.test(read) && SIGNS.some((sign) => sign.test(read));
}
